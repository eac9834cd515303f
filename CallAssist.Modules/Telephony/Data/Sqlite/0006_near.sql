-- Calls that a report may mean, found without looking at all recent ones.
CREATE INDEX telephony_call_near ON telephony_call (number, ended_at);
CREATE INDEX telephony_leg_near ON telephony_leg (extension, ended_at);
