@NullMarked
package io.swarmgauge.console.letters;

import org.jspecify.annotations.NullMarked;
