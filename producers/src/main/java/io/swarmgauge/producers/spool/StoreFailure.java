package io.swarmgauge.producers.spool;

import java.io.EOFException;
import java.io.IOException;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** What a failure of the store's code says about its file. */
final class StoreFailure {

    private static final Set<Integer> OF_THE_MOMENT =
            Set.of(DataUtils.ERROR_WRITING_FAILED, DataUtils.ERROR_FILE_LOCKED, DataUtils.ERROR_CLOSED);

    private StoreFailure() {}

    /**
     * Whether the file itself is damaged. It is not where the disk, another process or too little memory is to blame: another
     * time it may be whole. Anything else that the store's code throws comes from what it found in the file.
     */
    static boolean isDamage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOfTheMoment(cause)) {
                return false;
            }
        }
        return true;
    }

    /** As what a failure is to be thrown. */
    static IOException asThrown(Throwable failure) {
        return isDamage(failure)
                ? new SpoolStore.DamagedException(failure)
                : new IOException(String.valueOf(failure.getMessage()), failure);
    }

    private static boolean isOfTheMoment(Throwable cause) {
        if (cause instanceof MVStoreException store) {
            return OF_THE_MOMENT.contains(store.getErrorCode());
        }
        // A file that ends too early was cut.
        boolean isOfTheFile = cause instanceof EOFException || cause instanceof SpoolStore.DamagedException;
        return cause instanceof VirtualMachineError || (cause instanceof IOException && !isOfTheFile);
    }
}
