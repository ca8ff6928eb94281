package io.swarmgauge.console.report;

import io.swarmgauge.console.log.LogReader;
import io.swarmgauge.console.log.Period;
import io.swarmgauge.console.log.Stretch;
import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistryOutage;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The statements on gauge.compliance. */
public final class ComplianceTopic {

    private static final Logger LOG = LoggerFactory.getLogger(ComplianceTopic.class);
    private static final String TOPIC = TopicCatalogue.COMPLIANCE.name();

    private final LogReader reader;
    private final RecordSerdes serdes;
    private final Duration lateness;

    /** @param lateness how long after a window a correction of it may come, in event time */
    public ComplianceTopic(LogReader reader, RecordSerdes serdes, Duration lateness) {
        this.reader = reader;
        this.serdes = serdes;
        this.lateness = lateness;
    }

    /**
     * Fills the book with what is stated about the period.
     *
     * @throws IllegalStateException if the cluster has no such topic
     * @throws RegistryOutage if the registry could not say what a record is
     */
    public void read(Period period, LogReader.Progress progress, PlanBook book) {
        // A statement bears the last millisecond of its window, a correction too: it stands further behind with the
        // same time.
        Stretch stretch = new Stretch(reader.partitions(TOPIC), period.from(), period.until() + lateness.toMillis());
        try (Deserializer<ComplianceWindow> values = serdes.deserializer(TopicCatalogue.COMPLIANCE)) {
            reader.read(stretch, progress, kafkaRecord -> {
                take(kafkaRecord, values, book);
                return true;
            });
        }
    }

    private static void take(
            ConsumerRecord<byte[], byte[]> kafkaRecord, Deserializer<ComplianceWindow> values, PlanBook book) {
        if (kafkaRecord.value() == null) {
            return;
        }
        try {
            book.add(values.deserialize(TOPIC, kafkaRecord.value()));
        } catch (RuntimeException e) {
            if (RegistryOutage.isCauseOf(e)) {
                throw new RegistryOutage(e);
            }
            LOG.warn(
                    "{}@{} of {} cannot be read: {}",
                    kafkaRecord.partition(),
                    kafkaRecord.offset(),
                    TOPIC,
                    e.getMessage());
        }
    }
}
