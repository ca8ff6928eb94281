package io.swarmgauge.serdes;

import java.util.AbstractList;
import java.util.RandomAccess;

/** Numbers as a list, without an object for each. */
final class Ints extends AbstractList<Integer> implements RandomAccess {

    private final int[] numbers;

    Ints(int[] numbers) {
        this.numbers = numbers;
    }

    @Override
    public Integer get(int index) {
        return numbers[index];
    }

    @Override
    public int size() {
        return numbers.length;
    }
}
