/** The workers of {@code InvoiceProcess}. */
@NullMarked
package io.plimsoll.workflow.invoice;

import org.jspecify.annotations.NullMarked;
