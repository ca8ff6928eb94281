package io.swarmgauge.console.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.Job;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.schema.plan.Terms;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A plan in the form of its file, to the last digit: reading it again gives the same records. */
public final class PlanYaml {

    static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    private PlanYaml() {}

    public static String text(Plan plan) {
        ObjectNode file = object();
        // An empty list would ask for all to be removed.
        if (!plan.setups().isEmpty()) {
            ArrayNode setups = file.putArray("setups");
            plan.setups().values().forEach(setup -> setups.add(setup(setup)));
        }
        if (!plan.jobs().isEmpty()) {
            ArrayNode jobs = file.putArray("jobs");
            plan.jobs().values().forEach(job -> jobs.add(job(job)));
        }
        try {
            return YAML.writeValueAsString(file);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode fields(SpecificRecord planned) {
        if (planned instanceof HostingSetup setup) {
            return setup(setup);
        }
        if (planned instanceof Job job) {
            return job(job);
        }
        if (planned instanceof AlertRule rule) {
            return RuleYaml.fields(rule);
        }
        throw new IllegalArgumentException(planned.getSchema().getName() + " is no part of a plan");
    }

    private static ObjectNode setup(HostingSetup setup) {
        ObjectNode fields = object();
        fields.put("id", setup.getSetupId());
        fields.put("feed", setup.getFeedKey());
        fields.put("chunks", ChunkRanges.text(setup.getChunks()));
        ArrayNode hosters = fields.putArray("hosters");
        for (SetupHoster hoster : setup.getHosters()) {
            ObjectNode one = hosters.addObject();
            one.put("id", hoster.getHosterId());
            one.put("region", hoster.getRegion());
            number(one, "pay-per-day", hoster.getPayPerDay());
        }
        setup.getRegions().forEach(fields.putArray("regions")::add);
        if (setup.getTerms() != null) {
            fields.set("terms", terms(setup.getTerms()));
        }
        if (setup.getPlanId() != null) {
            fields.put("plan", setup.getPlanId());
        }
        moment(fields, "from", setup.getFromTime());
        moment(fields, "until", setup.getUntilTime());
        return fields;
    }

    private static ObjectNode terms(Terms terms) {
        ObjectNode fields = object();
        number(fields, "availability", terms.getAvailability());
        rate(fields, "speed", terms.getSpeedBitsPerSecond());
        number(fields, "speed-guarantee", terms.getSpeedGuarantee());
        milliseconds(fields, "lag", terms.getLagMs());
        number(fields, "lag-guarantee", terms.getLagGuarantee());
        return fields;
    }

    private static ObjectNode job(Job job) {
        ObjectNode fields = object();
        fields.put("id", job.getJobId());
        fields.put("kind", job.getKind());
        job.getRegions().forEach(fields.putArray("regions")::add);
        number(fields, "providers", job.getProviders());
        milliseconds(fields, "latency", job.getLatencyMs());
        number(fields, "latency-share", job.getLatencyShare());
        rate(fields, "speed", job.getSpeedBitsPerSecond());
        number(fields, "speed-share", job.getSpeedShare());
        rate(fields, "bandwidth", job.getBandwidthBitsPerSecond());
        number(fields, "bandwidth-share", job.getBandwidthShare());
        number(fields, "reliability", job.getMinReliability());
        number(fields, "quality", job.getMinQuality());
        number(fields, "availability", job.getMinAvailability());
        number(fields, "storage", job.getStorageBytes());
        moment(fields, "from", job.getFromTime());
        moment(fields, "until", job.getUntilTime());
        return fields;
    }

    static void number(ObjectNode fields, String field, @Nullable Number value) {
        if (value != null) {
            fields.put(field, plain(value));
        }
    }

    private static void milliseconds(ObjectNode fields, String field, @Nullable Double value) {
        if (value != null) {
            fields.put(field, plain(value).toPlainString() + "ms");
        }
    }

    private static void rate(ObjectNode fields, String field, @Nullable Number value) {
        if (value != null) {
            BigDecimal bits = plain(value);
            boolean mega = bits.remainder(BigDecimal.valueOf(1_000_000)).signum() == 0;
            fields.put(
                    field, mega ? plain(bits.movePointLeft(6)).toPlainString() + "Mbit" : bits.toPlainString() + "bit");
        }
    }

    private static void moment(ObjectNode fields, String field, @Nullable Long epochMs) {
        if (epochMs != null) {
            fields.put(field, Instant.ofEpochMilli(epochMs).toString());
        }
    }

    private static BigDecimal plain(Number value) {
        BigDecimal exact = new BigDecimal(value.toString()).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
