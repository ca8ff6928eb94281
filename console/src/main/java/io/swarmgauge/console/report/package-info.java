/** What a sponsor was promised and got: a document from gauge.compliance. */
@NullMarked
package io.swarmgauge.console.report;

import org.jspecify.annotations.NullMarked;
