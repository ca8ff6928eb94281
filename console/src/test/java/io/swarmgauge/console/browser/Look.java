package io.swarmgauge.console.browser;

/** How the page is looked at: on which width, in which colours. */
public enum Look {
    WIDE_LIGHT(1280, 900, false, "light"),
    WIDE_DARK(1280, 900, false, "dark"),
    PHONE_LIGHT(390, 844, true, "light"),
    PHONE_DARK(390, 844, true, "dark");

    final int width;
    final int height;
    final boolean phone;
    final String colours;

    Look(int width, int height, boolean phone, String colours) {
        this.width = width;
        this.height = height;
        this.phone = phone;
        this.colours = colours;
    }
}
