package io.swarmgauge.benchmarks.process;

import java.util.List;

/** One set of options for every JVM of a benchmark: what one engine asks for, all get. */
final class JvmOptions {

    static final List<String> FOR_ALL = List.of(
            "-Xms1g",
            "-Xmx1g",
            "-XX:+UseSerialGC", // the least processor time on few cores
            "-D" + Logging.PROPERTY + "=" + Logging.FILE,
            "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.swarmgauge",
            "-Djava.net.preferIPv4Stack=true",
            "--enable-native-access=ALL-UNNAMED",
            // What Flink's and Hazelcast's manuals ask for.
            "--add-modules=java.se",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.time=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.management/sun.management=ALL-UNNAMED",
            "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");

    private JvmOptions() {}
}
