@NullMarked
package io.plimsoll.notification;

import org.jspecify.annotations.NullMarked;
