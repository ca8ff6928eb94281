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

    /** The connection speaks in this session from now on; returns the highest number that is safely on disk. */
    public long begin(String id, NodeConnection from, long nowMs) {
        Session session = sessions.computeIfAbsent(id, key -> new Session(key, 0, nowMs));
        forgotten.remove(id);
        session.usedMs = nowMs;
        session.changed = true;
        connected.put(from, session);
        forgetOldest();
        return session.stored;
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
        return true;
    }

    /** The connection has closed; returns its session if nobody speaks in that any more. */
    public Optional<String> closed(NodeConnection from) {
        Session session = connected.remove(from);
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
                connectionsOf(session).forEach(connection -> listener.stored(connection, id, number));
            }
        });
    }

    /** Is told how far a session is on disk. */
    public interface StoredListener {
        void stored(NodeConnection to, String session, long number);
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
