/** What the live page needs of the server: its files, and a stream of what changes. */
@NullMarked
package io.swarmgauge.console.page;

import org.jspecify.annotations.NullMarked;
