@NullMarked
package io.plimsoll.invoicing;

import org.jspecify.annotations.NullMarked;
