package io.swarmgauge.streams.selfreport;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/** Lists in a fixed order, so that the same evidence is the same state whatever the order it came in. */
final class SortedLists {

    private SortedLists() {}

    /** The list with the item in its place, merged with the one that is there already. */
    static <T> List<T> with(List<T> list, T item, Comparator<T> order, BinaryOperator<T> merge) {
        List<T> result = new ArrayList<>(list);
        int place = Collections.binarySearch(list, item, order);
        if (place >= 0) {
            result.set(place, merge.apply(list.get(place), item));
        } else {
            result.add(-place - 1, item);
        }
        return result;
    }

    /** Both lists together, each item once. */
    static <T extends Comparable<? super T>> List<T> union(Collection<T> one, Collection<T> other) {
        TreeSet<T> all = new TreeSet<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }
}
