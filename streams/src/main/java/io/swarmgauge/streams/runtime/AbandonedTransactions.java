package io.swarmgauge.streams.runtime;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.FenceProducersOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the transactions of instances that the group has missed, so that others go on with their partitions at once: until
 * a transaction has ended, its state cannot be restored, and nothing behind it can be read. Brokers end it too, but only after its
 * time-out and at their next look. An instance that is only slow loses what the group has given to others anyway.
 */
final class AbandonedTransactions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedTransactions.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** Of each question and of the fencing itself: later, an instance that was started again may bear the same id. */
    private static final int PATIENCE_MS = 2_000;

    private static final Duration LEAST_OPEN_FOR = Duration.ofSeconds(5);
    private static final int COMMITS = 3;

    private static final String PROCESS = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern PROCESS_AND_THREAD = Pattern.compile(PROCESS + "-[0-9]+");
    private static final Pattern MEMBER = Pattern.compile(PROCESS + "-StreamThread-[0-9]+-consumer");

    private final Admin admin;
    private final String application;
    private final long openForMs;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "swarmgauge-streams-transactions");
        thread.setDaemon(true);
        return thread;
    });

    private AbandonedTransactions(Admin admin, String application, Duration openFor) {
        this.admin = admin;
        this.application = application;
        this.openForMs = openFor.toMillis();
    }

    /**
     * Begins to look.
     *
     * @param admin belongs to it from now on
     * @param application id of the application, whose clients have the names that Kafka Streams gives them
     * @param openFor transactions that were open for less are left alone
     */
    static AbandonedTransactions watch(Admin admin, String application, Duration openFor) {
        AbandonedTransactions watch = new AbandonedTransactions(admin, application, openFor);
        ScheduledFuture<?> unused = watch.looking.scheduleWithFixedDelay(
                watch::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    /** Longer than an instance that is well takes from one commit to the next. */
    static Duration openFor(Duration commitInterval) {
        Duration several = commitInterval.multipliedBy(COMMITS);
        return several.compareTo(LEAST_OPEN_FOR) > 0 ? several : LEAST_OPEN_FOR;
    }

    /**
     * Those of processes that have no member in the group. Kafka Streams calls a process's transactions
     * {@code <application>-<process>-<thread>} and its members {@code <application>-<process>-StreamThread-…}. None while
     * the group has no members at all: then brokers have lost sight of all, and not of one. None either while a single member
     * has another name, as with a {@code client.id} of its own: its process could not be told from one that is gone.
     *
     * @param open ids of transactions that are open
     * @param members names of the group's members
     */
    static List<String> abandoned(String application, Collection<String> open, Collection<String> members) {
        if (members.isEmpty() || !members.stream().allMatch(member -> isNamed(member, application, MEMBER))) {
            return List.of();
        }
        return open.stream()
                .filter(id -> isNamed(id, application, PROCESS_AND_THREAD))
                .filter(id -> members.stream().noneMatch(member -> member.startsWith(processOf(id))))
                .toList();
    }

    /** As Kafka Streams names what is this application's, and no other's whose id only begins alike. */
    private static boolean isNamed(String name, String application, Pattern rest) {
        return name.startsWith(application + "-")
                && rest.matcher(name.substring(application.length() + 1)).matches();
    }

    private static String processOf(String id) {
        return id.substring(0, id.lastIndexOf('-') + 1);
    }

    @Override
    public void close() {
        looking.shutdownNow();
        admin.close(Duration.ZERO);
    }

    private void look() {
        try {
            List<String> open = open();
            List<String> abandoned = open.isEmpty() ? List.of() : abandoned(application, open, members());
            if (!abandoned.isEmpty()) {
                admin.fenceProducers(abandoned, new FenceProducersOptions().timeoutMs(PATIENCE_MS))
                        .all()
                        .get();
                LOG.info("ended what instances that are gone had begun to write: {}", abandoned);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            failed(e.getCause());
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void failed(@Nullable Throwable cause) {
        if (cause instanceof UnsupportedVersionException || cause instanceof AuthorizationException) {
            LOG.warn(
                    "what killed instances had begun to write is left to the brokers' time-outs: {}",
                    cause.getMessage());
            looking.shutdown();
        } else {
            LOG.debug("transactions of others cannot be looked at now; brokers end them after their time-out", cause);
        }
    }

    private List<String> open() throws ExecutionException, InterruptedException {
        ListTransactionsOptions longOpen = new ListTransactionsOptions()
                .filterStates(Set.of(TransactionState.ONGOING))
                .filterOnDuration(openForMs)
                .timeoutMs(PATIENCE_MS);
        return admin.listTransactions(longOpen).all().get().stream()
                .map(TransactionListing::transactionalId)
                .toList();
    }

    private List<String> members() throws ExecutionException, InterruptedException {
        return admin
                .describeConsumerGroups(
                        List.of(application), new DescribeConsumerGroupsOptions().timeoutMs(PATIENCE_MS))
                .all()
                .get()
                .values()
                .stream()
                .flatMap(group -> group.members().stream())
                .map(MemberDescription::clientId)
                .toList();
    }
}
