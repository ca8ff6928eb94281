package io.swarmgauge.console.qualification;

import org.jspecify.annotations.Nullable;

/**
 * One criterion of a job and how a hoster stands to it.
 *
 * @param region the region that it was judged in; null where it holds for all
 * @param ok whether it speaks in favour of the hoster
 * @param basis what the figure rests on
 * @param figure the hoster's figure; null where there is none
 * @param required what the job asks for; null where it asks for no figure
 * @param unit of both figures: ms, bit/s, ratio, bytes, epoch ms, samples; null without figures
 * @param samples how many samples, windows or slots the figure rests on; 0 for what the hoster said of itself
 * @param sentence the same in words that a hoster can act on
 */
public record Reason(
        ReasonCode code,
        @Nullable String region,
        boolean ok,
        Basis basis,
        @Nullable Double figure,
        @Nullable Double required,
        @Nullable String unit,
        long samples,
        String sentence) {}
