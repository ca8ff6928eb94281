package io.swarmgauge.local.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** While the page is on the terminal, what the parts have to say goes to a file. */
final class LogFile {

    private LogFile() {}

    static void receiveFrom(Path file) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        context.putProperty("swarmgauge.log.file", file.toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(
                    Objects.requireNonNull(LogFile.class.getResource("/logback-file.xml"), "logback-file.xml"));
        } catch (JoranException e) {
            throw new IllegalStateException("the log cannot be written to " + file, e);
        }
    }
}
