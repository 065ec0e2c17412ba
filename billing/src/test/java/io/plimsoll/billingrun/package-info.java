@NullMarked
package io.plimsoll.billingrun;

import org.jspecify.annotations.NullMarked;
