package io.swarmgauge.serdes;

import io.swarmgauge.schema.node.ChunkHistogram;
import io.swarmgauge.schema.node.CounterpartyTraffic;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.node.Traffic;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.serdes.WireReader.NotPlainException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A TransferBatch field by field in the order of its schema: what {@link WireReader} reads, Avro would read the same. */
final class TransferBatchReader {

    private static final List<Role> ROLES = List.of(Role.values());

    private final WireReader wire;

    private TransferBatchReader(WireReader wire) {
        this.wire = wire;
    }

    /**
     * The record that is encoded from the place on.
     *
     * @throws NotPlainException if Avro has to decode it, or to say what is wrong with it
     */
    static TransferBatch read(byte[] bytes, int from) throws NotPlainException {
        return new TransferBatchReader(new WireReader(bytes, from)).batch();
    }

    private TransferBatch batch() throws NotPlainException {
        return new TransferBatch(
                header(),
                wire.readString(),
                role(),
                traffic(),
                traffic(),
                wire.readLong(),
                counterparties(),
                others(),
                histogram(),
                histogram());
    }

    private NodeHeader header() throws NotPlainException {
        return new NodeHeader(
                wire.readString(),
                wire.readString(),
                wire.readLong(),
                wire.readLong(),
                wire.readLong(),
                wire.readLong());
    }

    private Role role() throws NotPlainException {
        return ROLES.get(numberBelow(ROLES.size()));
    }

    private Traffic traffic() throws NotPlainException {
        return new Traffic(wire.readLong(), wire.readLong());
    }

    private List<CounterpartyTraffic> counterparties() throws NotPlainException {
        List<CounterpartyTraffic> peers = new ArrayList<>();
        for (int items = wire.readItems(); items > 0; items = wire.readItems()) {
            for (int i = 0; i < items; i++) {
                peers.add(counterparty());
            }
        }
        return peers;
    }

    private @Nullable CounterpartyTraffic others() throws NotPlainException {
        return numberBelow(2) == 0 ? null : counterparty();
    }

    private CounterpartyTraffic counterparty() throws NotPlainException {
        return new CounterpartyTraffic(
                wire.readString(), wire.readLong(), wire.readLong(), wire.readLong(), wire.readLong());
    }

    private ChunkHistogram histogram() throws NotPlainException {
        return new ChunkHistogram(wire.readInts(), wire.readInts(), wire.readInts());
    }

    private int numberBelow(int end) throws NotPlainException {
        int number = wire.readInt();
        if (number < 0 || number >= end) {
            throw new NotPlainException();
        }
        return number;
    }
}
