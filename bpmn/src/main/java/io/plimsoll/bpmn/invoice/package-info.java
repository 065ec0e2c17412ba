/** The names and variables of {@code InvoiceProcess}; the README beside the drawing tells its story. */
@NullMarked
package io.plimsoll.bpmn.invoice;

import org.jspecify.annotations.NullMarked;
