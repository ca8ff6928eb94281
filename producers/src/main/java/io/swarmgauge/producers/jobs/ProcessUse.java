package io.swarmgauge.producers.jobs;

/**
 * What a process has used of its host.
 *
 * @param cpuMs processor time since it started
 * @param residentBytes memory that it holds now
 */
public record ProcessUse(long cpuMs, long residentBytes) {}
