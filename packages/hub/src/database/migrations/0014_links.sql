-- Programs say who was at the other end of a call: identities are theirs, the hub keeps which one it was. Requests write it,
-- and show it in the phone log.
grant insert, update on call_insights to trunkline_hub;
grant usage on schema comms to trunkline_hub;
grant select on comms.dialpad_calls, comms.dialpad_call_ai to trunkline_hub;
