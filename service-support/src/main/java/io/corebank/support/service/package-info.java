/** What it takes to run a module as a process of its own. */
@org.jspecify.annotations.NullMarked
package io.corebank.support.service;
