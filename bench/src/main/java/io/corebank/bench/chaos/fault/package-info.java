/** What goes wrong: processes killed and paused, connections cut, stores emptied, indices deleted. */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.chaos.fault;
