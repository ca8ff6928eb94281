package io.swarmgauge.producers.registration;

import io.swarmgauge.schema.node.Hardware;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GraphicsCard;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;

/** What the host is made of, by OSHI. */
public final class HardwareProbe {

    private static final Logger LOG = LoggerFactory.getLogger(HardwareProbe.class);

    private HardwareProbe() {}

    /** Falls back to what Java knows where OSHI does not run: a node must be able to register anywhere. */
    public static Hardware read(SystemInfo info) {
        try {
            return readAll(info);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("the hardware is not known: {}", e.toString());
            return new Hardware(
                    System.getProperty("os.arch", "unknown"),
                    Runtime.getRuntime().availableProcessors(),
                    List.of(),
                    0L,
                    0L,
                    null);
        }
    }

    private static Hardware readAll(SystemInfo info) {
        HardwareAbstractionLayer host = info.getHardware();
        CentralProcessor processor = host.getProcessor();
        long fastestLink = host.getNetworkIFs().stream()
                .mapToLong(NetworkIF::getSpeed)
                .max()
                .orElse(0);
        return new Hardware(
                processor.getProcessorIdentifier().getName().strip(),
                processor.getLogicalProcessorCount(),
                host.getGraphicsCards().stream()
                        .map(GraphicsCard::getName)
                        .sorted()
                        .toList(),
                host.getMemory().getTotal(),
                host.getDiskStores().stream().mapToLong(HWDiskStore::getSize).sum(),
                fastestLink > 0 ? (Long) fastestLink : null);
    }
}
