@NullMarked
package io.plimsoll.batch.usageimport;

import org.jspecify.annotations.NullMarked;
