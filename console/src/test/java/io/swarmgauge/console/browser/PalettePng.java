package io.swarmgauge.console.browser;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A picture of a page in a third of the bytes: 256 frequent colours that differ, and for any other the nearest of them. */
public final class PalettePng {

    private static final int COLOURS = 256;
    /** The most frequent ones stay as they are. */
    private static final int KEPT = 32;

    /** Squared distance below which the eye takes a shade of a letter's edge for its neighbour. */
    private static final int CLOSE = 150;

    private static final int BITS = 8;
    private static final int MASK = 0xff;

    private PalettePng() {}

    /** Makes a PNG with a palette of a PNG without. */
    public static byte[] of(byte[] png) throws IOException {
        BufferedImage full = ImageIO.read(new ByteArrayInputStream(png));
        int[] palette = palette(full);
        BufferedImage reduced = new BufferedImage(
                full.getWidth(),
                full.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(BITS, palette.length, palette, 0, false, -1, 0));
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < full.getHeight(); y++) {
            for (int x = 0; x < full.getWidth(); x++) {
                int index = nearest.computeIfAbsent(full.getRGB(x, y), colour -> nearest(colour, palette));
                reduced.getRaster().setSample(x, y, 0, index);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(reduced, "png", out);
        return out.toByteArray();
    }

    private static int[] palette(BufferedImage image) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                counts.merge(image.getRGB(x, y), 1, Integer::sum);
            }
        }
        List<Integer> frequent = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < frequent.size() && chosen.size() < COLOURS; i++) {
            int colour = frequent.get(i);
            if (i < KEPT || chosen.stream().allMatch(other -> distance(colour, other) > CLOSE)) {
                chosen.add(colour);
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int nearest(int colour, int[] palette) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int index = 0; index < palette.length; index++) {
            int far = distance(colour, palette[index]);
            if (far < least) {
                least = far;
                best = index;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift <= 2 * BITS; shift += BITS) {
            int difference = (one >> shift & MASK) - (other >> shift & MASK);
            sum += difference * difference;
        }
        return sum;
    }
}
