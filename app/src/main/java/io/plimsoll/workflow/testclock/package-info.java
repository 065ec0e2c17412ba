/** Takes the broker's clock along when a sandbox's clock moves; unused outside a sandbox. */
@NullMarked
package io.plimsoll.workflow.testclock;

import org.jspecify.annotations.NullMarked;
