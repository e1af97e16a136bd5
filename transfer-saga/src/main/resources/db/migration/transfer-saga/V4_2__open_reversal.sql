-- A reversal is looked after together with the transfer whose money it gives back, until that one knows of its end.
ALTER TABLE open_transfer ADD COLUMN reversal_of text;
