package io.swarmgauge.local.swarm;

import io.swarmgauge.schema.node.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The hypercore node program as it stands in the built project.
 *
 * @param script the program's entry file
 */
public record NodeProgram(Path script) {

    private static final long PATIENCE_SECONDS = 10;
    private static final int OLDEST_NODE = 20;

    /** Whether this machine has the Node.js that the program needs. */
    public static boolean nodeIsInstalled() {
        try {
            Process process = new ProcessBuilder("node", "--version")
                    .redirectErrorStream(true)
                    .start();
            String version =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && isNewEnough(version.strip());
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether the program's own dependencies were installed by the build. */
    public boolean isBuilt() {
        return Files.isDirectory(script.resolveSibling("../node_modules").normalize());
    }

    List<String> dht() {
        return command("dht");
    }

    List<String> origin(SwarmPlan plan, Path storage, String bootstrap, int chunkBytes) {
        List<String> command = command("origin", "--storage", storage.toString(), "--bootstrap", bootstrap);
        command.addAll(List.of("--chunks", String.valueOf(plan.chunkCount())));
        command.addAll(List.of("--chunk-bytes", String.valueOf(chunkBytes)));
        plan.having(Role.HOSTER)
                .forEach(hoster ->
                        command.addAll(List.of("--allow", hoster.nodeId().hex())));
        return command;
    }

    List<String> member(SwarmPlan plan, Member member, Path directory, String bootstrap, String feedKey, int rate) {
        List<String> command = command(verb(member.role()), "--feed", feedKey, "--bootstrap", bootstrap);
        command.addAll(List.of("--totals-file", directory.resolve("totals.json").toString()));
        member.setups().forEach(id -> command.addAll(List.of("--setup", id + "=" + indexes(plan, id))));
        if (member.is(Role.HOSTER)) {
            command.addAll(List.of("--storage", directory.resolve("feed").toString(), "--region", member.region()));
        }
        if (member.is(Role.LEECHER)) {
            command.addAll(List.of("--rate", String.valueOf(rate), "--zipf", "1"));
        }
        command.addAll(member.temper().options(plan));
        return command;
    }

    private static String indexes(SwarmPlan plan, String setupId) {
        return plan.setups().getOrDefault(setupId, List.of()).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static String verb(Role role) {
        return switch (role) {
            case HOSTER -> "hoster";
            case ATTESTOR -> "attestor";
            case LEECHER -> "leecher";
            default -> throw new IllegalArgumentException("no node program for a " + role);
        };
    }

    private List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of("node", script.toString()));
        command.addAll(List.of(words));
        return command;
    }

    private static boolean isNewEnough(String version) {
        return version.matches("v\\d+\\..*")
                && Integer.parseInt(version.substring(1).split("\\.", 2)[0]) >= OLDEST_NODE;
    }
}
