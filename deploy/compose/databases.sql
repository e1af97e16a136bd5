-- A database for each service; the vault, which they share, is the one that the image makes itself.
CREATE DATABASE account_command;
CREATE DATABASE transfer_saga;
CREATE DATABASE account_query;
CREATE DATABASE notifications;
CREATE DATABASE identity;
