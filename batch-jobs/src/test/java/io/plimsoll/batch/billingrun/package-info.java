@NullMarked
package io.plimsoll.batch.billingrun;

import org.jspecify.annotations.NullMarked;
