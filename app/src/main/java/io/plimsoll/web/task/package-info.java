/** Pages of the work that workflows wait for. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.web.task;
