package io.swarmgauge.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/** What every process shows of itself: which build it is, and how its JVM does. */
public final class ProcessMeters {

    private ProcessMeters() {}

    /**
     * A registry for the whole life of a process; what it holds of the JVM is never let go of.
     *
     * @param part what runs in the process, as its command is called
     */
    public static PrometheusMeterRegistry registry(String part) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Gauge.builder("swarmgauge.build.info", () -> 1)
                .description("Always 1; says which build runs")
                .tags("part", part, "version", version())
                .register(meters);
        List<MeterBinder> jvm = List.of(
                new JvmInfoMetrics(),
                new JvmMemoryMetrics(),
                new JvmGcMetrics(),
                new JvmThreadMetrics(),
                new ProcessorMetrics(),
                new FileDescriptorMetrics(),
                new UptimeMetrics());
        jvm.forEach(binder -> binder.bindTo(meters));
        return meters;
    }

    private static String version() {
        Properties build = new Properties();
        try (InputStream file = ProcessMeters.class.getResourceAsStream("build.properties")) {
            if (file != null) {
                build.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("build.properties cannot be read", e);
        }
        return build.getProperty("version", "unknown");
    }
}
