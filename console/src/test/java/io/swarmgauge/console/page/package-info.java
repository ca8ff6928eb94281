@NullMarked
package io.swarmgauge.console.page;

import org.jspecify.annotations.NullMarked;
