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
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
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
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Longer than an instance that is well takes from one commit to the next, or the group to miss one. */
    private static final Duration OPEN_FOR = Duration.ofSeconds(5);

    private static final Pattern PROCESS_AND_THREAD =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-[0-9]+");

    private final Admin admin;
    private final String application;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "swarmgauge-streams-transactions");
        thread.setDaemon(true);
        return thread;
    });

    private AbandonedTransactions(Admin admin, String application) {
        this.admin = admin;
        this.application = application;
    }

    /**
     * Begins to look.
     *
     * @param admin belongs to it from now on
     * @param application id of the application, whose clients have the names that Kafka Streams gives them
     */
    static AbandonedTransactions watch(Admin admin, String application) {
        AbandonedTransactions watch = new AbandonedTransactions(admin, application);
        ScheduledFuture<?> unused = watch.looking.scheduleWithFixedDelay(
                watch::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    /**
     * Those of processes that have no member in the group. Kafka Streams calls a process's transactions
     * {@code <application>-<process>-<thread>} and its members {@code <application>-<process>-StreamThread-…}. None while
     * the group has no members at all: then brokers have lost sight of all, and not of one.
     *
     * @param open ids of transactions that are open
     * @param members names of the group's members
     */
    static List<String> abandoned(String application, Collection<String> open, Collection<String> members) {
        return open.stream()
                .filter(id -> !members.isEmpty() && isOf(application, id))
                .filter(id -> members.stream().noneMatch(member -> member.startsWith(processOf(id))))
                .toList();
    }

    /** No other application's whose id only begins alike. */
    private static boolean isOf(String application, String id) {
        return id.startsWith(application + "-")
                && PROCESS_AND_THREAD
                        .matcher(id.substring(application.length() + 1))
                        .matches();
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
                admin.fenceProducers(abandoned).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                LOG.info("ended what instances that are gone had begun to write: {}", abandoned);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.debug("transactions of others cannot be looked at now; brokers end them after their time-out", e);
        }
    }

    private List<String> open() throws ExecutionException, InterruptedException, TimeoutException {
        ListTransactionsOptions longOpen = new ListTransactionsOptions()
                .filterStates(Set.of(TransactionState.ONGOING))
                .filterOnDuration(OPEN_FOR.toMillis());
        return admin.listTransactions(longOpen).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).stream()
                .map(TransactionListing::transactionalId)
                .toList();
    }

    private List<String> members() throws ExecutionException, InterruptedException, TimeoutException {
        return admin
                .describeConsumerGroups(List.of(application))
                .all()
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .values()
                .stream()
                .flatMap(group -> group.members().stream())
                .map(MemberDescription::clientId)
                .toList();
    }
}
