package io.swarmgauge.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PalettePngTest {

    private static final int SIDE = 40;

    @Test
    void frequentColoursStayAsTheyAreAndRareOnesBecomeTheirNeighbours() throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            image.setRGB(i % SIDE, i / SIDE, i < 1_000 ? 0x146273 : 0x010000 * (i % 200) + i % 7);
        }
        image.setRGB(SIDE - 1, SIDE - 1, 0x146274);
        ByteArrayOutputStream full = new ByteArrayOutputStream();
        ImageIO.write(image, "png", full);

        BufferedImage reduced = ImageIO.read(new ByteArrayInputStream(PalettePng.of(full.toByteArray())));

        assertThat(reduced.getType()).isEqualTo(BufferedImage.TYPE_BYTE_INDEXED);
        assertThat(reduced.getRGB(0, 0)).isEqualTo(0xff146273);
        assertThat(reduced.getRGB(SIDE - 1, SIDE - 1)).isIn(0xff146273, 0xff146274);
    }
}
