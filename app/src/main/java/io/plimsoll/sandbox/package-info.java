/**
 * What a sandbox has instead of the outside world: a payment provider that fails on demand. Owns no memory of its own, so any
 * node answers the same; unused outside a sandbox, where a real adapter of {@code PaymentProvider} is the one bean.
 */
@NullMarked
package io.plimsoll.sandbox;

import org.jspecify.annotations.NullMarked;
