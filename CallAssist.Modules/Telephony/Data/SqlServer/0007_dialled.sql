-- The number of ours that a caller dialled: tells the team's calls from somebody's own.
ALTER TABLE telephony_call ADD dialled varchar(20) NULL;
