package io.swarmgauge.producers.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.producers.spool.SpoolStatus.TopicStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that spools and sends, killed by SIGKILL again and again at any moment. */
class SpoolKillTest {

    private static final int KILLS = 12;

    @TempDir
    Path directory;

    @Test
    void whatWasPromisedIsThereOnceOrWasAcknowledgedHoweverOftenTheProcessIsKilled()
            throws IOException, InterruptedException {
        Set<Long> promised = new TreeSet<>();
        Set<Long> acknowledged = new TreeSet<>();
        Set<String> epochs = new TreeSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-XX:TieredStopAtLevel=1",
                            "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.swarmgauge",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SpoolKillMain.class.getName(),
                            directory.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // Killed after so many words, wherever it is then: the numbers differ so that the moments do.
            int words = 5 + 17 * kill % 60;
            try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    if (words-- == 0) {
                        process.toHandle().destroyForcibly();
                    }
                    take(line, promised, acknowledged, epochs);
                }
            }
            process.waitFor();
        }

        assertThat(epochs).as("a kill alone begins no epoch").hasSize(1);
        assertThat(promised).hasSizeGreaterThan(KILLS);
        try (SpoolRig rig = SpoolRig.open(directory)) {
            Set<Long> there = new TreeSet<>();
            for (String found : rig.deliverable()) {
                assertThat(there.add(Long.valueOf(found.substring(found.indexOf('#') + 1))))
                        .as("%s is there once", found)
                        .isTrue();
            }
            assertThat(rig.sum(TopicStatus::lost)).isZero();
            there.addAll(acknowledged);
            assertThat(there).containsAll(promised);
        }
    }

    private static void take(String line, Set<Long> promised, Set<Long> acknowledged, Set<String> epochs) {
        String[] words = line.split(" ", -1);
        if (words.length == 3 && words[2].equals(".")) {
            switch (words[0]) {
                case "promised" -> promised.add(Long.valueOf(words[1]));
                case "acknowledged" -> acknowledged.add(Long.valueOf(words[1]));
                default -> epochs.add(words[1]);
            }
        }
    }
}
