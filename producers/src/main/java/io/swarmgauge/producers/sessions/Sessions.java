package io.swarmgauge.producers.sessions;

import io.swarmgauge.producers.checkpoint.SavedState;
import io.swarmgauge.producers.checkpoint.StateWriter;
import io.swarmgauge.producers.intake.BadLineException;
import io.swarmgauge.producers.intake.NodeConnection;
import io.swarmgauge.schema.agent.SessionState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How far the numbered lines of each session were taken, and how far they are safely on disk. A session outlives its
 * connections. Not for several threads at once.
 */
public final class Sessions {

    /** Of more the longest unused are forgotten: a node makes a new one only when it loses its journal. */
    static final int MOST = 100;

    private static final String PREFIX = "session/";

    private static final class Session {

        private final String id;
        private long taken;
        private long stored;
        private long usedMs;
        private boolean changed;

        private Session(String id, long taken, long usedMs) {
            this.id = id;
            this.taken = taken;
            this.stored = taken;
            this.usedMs = usedMs;
        }
    }

    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<NodeConnection, Session> connected = new HashMap<>();

    /** Connections whose hello is not answered, and up to which number their session must be on disk before it is. */
    private final Map<NodeConnection, Long> unanswered = new HashMap<>();

    private final Set<String> forgotten = new HashSet<>();
    private long missing;

    public void restore(SavedState state) {
        state.under(PREFIX, SessionState.class)
                .forEach(saved ->
                        sessions.put(saved.getId(), new Session(saved.getId(), saved.getTaken(), saved.getUsedMs())));
    }

    /** Whether any node ever numbered its lines, so that nothing it did is hidden from the agent. */
    public boolean isEmpty() {
        return sessions.isEmpty();
    }

    /**
     * The connection speaks in this session from now on.
     *
     * @return the highest number that is safely on disk; empty if more than that was taken. A node that lost the end of its
     *     journal goes on behind the number that it is told, and what lies between would be dropped as a repeat: it is to be
     *     told none before {@link #stored} says which
     */
    public OptionalLong begin(String id, NodeConnection from, long nowMs) {
        Session session = sessions.computeIfAbsent(id, key -> new Session(key, 0, nowMs));
        forgotten.remove(id);
        session.usedMs = nowMs;
        session.changed = true;
        connected.put(from, session);
        forgetOldest();
        if (session.taken > session.stored) {
            unanswered.put(from, session.taken);
            return OptionalLong.empty();
        }
        unanswered.remove(from);
        return OptionalLong.of(session.stored);
    }

    /** The session in which the connection speaks. */
    public Optional<String> of(NodeConnection from) {
        return Optional.ofNullable(connected.get(from)).map(session -> session.id);
    }

    /**
     * Takes the line's number.
     *
     * @return false if a line with this number was taken before
     * @throws BadLineException if the connection has not named its session
     */
    public boolean take(long number, NodeConnection from, long nowMs) {
        Session session = connected.get(from);
        if (session == null) {
            throw BadLineException.field("n", "comes before a hello with a session");
        }
        if (number <= session.taken) {
            return false;
        }
        missing += number - session.taken - 1;
        session.taken = number;
        session.usedMs = nowMs;
        session.changed = true;
        // The rest of what a node said before it broke its connection can be read after it said hello again.
        unanswered.replaceAll((waiting, awaited) ->
                !waiting.equals(from) && session.equals(connected.get(waiting)) ? Long.valueOf(number) : awaited);
        return true;
    }

    /** The connection has closed; returns its session if nobody speaks in that any more. */
    public Optional<String> closed(NodeConnection from) {
        Session session = connected.remove(from);
        unanswered.remove(from);
        return session == null || connected.containsValue(session) ? Optional.empty() : Optional.of(session.id);
    }

    /** Lines whose numbers were left out: number since the agent started. */
    public long missing() {
        return missing;
    }

    /** Writes down how far each session was taken; returns the same, to be given to {@link #stored} once it is on disk. */
    public Map<String, Long> save(StateWriter state) {
        Map<String, Long> taken = new HashMap<>();
        for (Session session : sessions.values()) {
            if (session.changed) {
                session.changed = false;
                state.put(PREFIX + session.id, new SessionState(session.id, session.taken, session.usedMs));
                taken.put(session.id, session.taken);
            }
        }
        forgotten.forEach(id -> state.remove(PREFIX + id));
        forgotten.clear();
        return taken;
    }

    /** Tells the nodes up to which number their lines are safely on disk. */
    public void stored(Map<String, Long> taken, StoredListener listener) {
        taken.forEach((id, number) -> {
            Session session = sessions.get(id);
            if (session != null && number > session.stored) {
                session.stored = number;
                connectionsOf(session).forEach(connection -> tell(connection, session, listener));
            }
        });
    }

    private void tell(NodeConnection connection, Session session, StoredListener listener) {
        Long awaited = unanswered.get(connection);
        if (awaited == null) {
            listener.stored(connection, session.id, session.stored);
        } else if (awaited <= session.stored) {
            unanswered.remove(connection);
            listener.begun(connection, session.stored);
        }
    }

    /** Is told how far a session is on disk. */
    public interface StoredListener {

        void stored(NodeConnection to, String session, long number);

        /** The connection's hello, which was not answered when it came, can be answered now. */
        void begun(NodeConnection to, long stored);
    }

    private List<NodeConnection> connectionsOf(Session session) {
        List<NodeConnection> connections = new ArrayList<>();
        connected.forEach((connection, of) -> {
            if (of == session) {
                connections.add(connection);
            }
        });
        return connections;
    }

    private void forgetOldest() {
        while (sessions.size() > MOST) {
            Optional<Session> oldest = sessions.values().stream()
                    .filter(session -> !connected.containsValue(session))
                    .min(Comparator.comparingLong(session -> session.usedMs));
            if (oldest.isEmpty()) {
                return;
            }
            sessions.remove(oldest.get().id);
            forgotten.add(oldest.get().id);
        }
    }
}
