package io.corebank.support.deadletters;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Serves {@code /api/v1/admin/dead-letters} for every processing group of this process that keeps them. */
@AutoConfiguration
@Import(DeadLetterController.class)
public class DeadLettersConfiguration {}
