// Generated from the hub's /openapi.json by openapi-typescript. Do not edit: run npm run generate.

export interface paths {
    readonly "/api/agents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List agents and their current status */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly agents: readonly {
                                /** @description Call centers where the agent is on duty */
                                readonly call_center_ids: readonly (number | string)[];
                                readonly email: string | null;
                                readonly is_available: boolean | null;
                                readonly name: string | null;
                                readonly reason: string | null;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly since: string;
                                /** @description available, unavailable, occupied, wrapup, busy or another status of Dialpad */
                                readonly status: string;
                                readonly user_id: number | string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/agents/{user_id}/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the status history of an agent */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    readonly limit: number;
                    readonly offset: number;
                };
                readonly header?: never;
                readonly path: {
                    readonly user_id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly history: readonly {
                                /** @description Call centers where the agent is on duty */
                                readonly call_center_ids: readonly (number | string)[];
                                readonly email: string | null;
                                readonly is_available: boolean | null;
                                readonly name: string | null;
                                readonly reason: string | null;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly since: string;
                                /** @description available, unavailable, occupied, wrapup, busy or another status of Dialpad */
                                readonly status: string;
                                readonly user_id: number | string;
                            }[];
                            readonly limit: number;
                            readonly offset: number;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List audit log entries of the app */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    readonly before?: number;
                    readonly limit: number;
                };
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly entries: readonly {
                                readonly action: string;
                                readonly actor: string;
                                readonly address: string | null;
                                readonly app_id: string | null;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly at: string;
                                readonly details: unknown;
                                readonly id: number;
                                /** @description done or refused */
                                readonly outcome: string;
                                readonly subject: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/calls": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List calls, newest first; with updated_since, by last change, oldest first */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    /** @description next_cursor of the previous page */
                    readonly cursor?: string;
                    readonly department?: string;
                    readonly direction: "inbound" | "outbound" | "all";
                    /** @description E.164 */
                    readonly from?: string;
                    readonly has_recording?: boolean;
                    readonly limit: number;
                    /** @description E.164 */
                    readonly number?: string;
                    readonly offset: number;
                    /** @description ISO 8601, or Unix time in milliseconds or seconds */
                    readonly since?: string;
                    readonly status?: "ringing" | "active" | "held" | "ended" | "missed" | "voicemail";
                    /** @description Words or prefixes of words in names and, if the caller may read content, in recaps and transcripts */
                    readonly text?: string;
                    /** @description E.164 */
                    readonly to?: string;
                    /** @description ISO 8601, or Unix time in milliseconds or seconds */
                    readonly until?: string;
                    /** @description ISO 8601, or Unix time in milliseconds or seconds */
                    readonly updated_since?: string;
                    /** @description Dialpad user id or email address */
                    readonly user?: string;
                };
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly calls: readonly {
                                readonly answered_at: string | null;
                                readonly call_id: number | string;
                                readonly department: string | null;
                                readonly dialpad_user_id: (number | string) | null;
                                readonly direction: "inbound" | "outbound";
                                /** @description How the call ended: unanswered inbound calls are missed, outbound ones no_answer; null while the call is in progress. `dispositions` are what agents chose in Dialpad */
                                readonly disposition: "answered" | "no_answer" | "missed" | "voicemail" | null;
                                readonly duration: number | null;
                                readonly duration_seconds: number | null;
                                readonly ended_at: string | null;
                                readonly from: string | null;
                                readonly from_name: string | null;
                                readonly from_number: string | null;
                                readonly from_organization: string | null;
                                /** Format: uuid */
                                readonly id: string;
                                readonly mos_score: number | null;
                                /** @description true while more events may change the call; call.missed is published only once this is false */
                                readonly provisional: boolean;
                                readonly rang_at: string | null;
                                readonly recap_summary: string | null;
                                readonly recording_url: string | null;
                                /** @description Fields that have a value but are null here because the caller may not read content */
                                readonly redacted?: readonly string[];
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly started_at: string;
                                readonly status: "ringing" | "active" | "held" | "ended" | "missed" | "voicemail";
                                readonly to: string | null;
                                readonly to_name: string | null;
                                readonly to_number: string | null;
                                readonly to_organization: string | null;
                                readonly transcript: string | null;
                                readonly user: {
                                    readonly email: string | null;
                                    readonly id: (number | string) | null;
                                    readonly name: string | null;
                                } | null;
                                readonly voicemail_duration_seconds: number | null;
                                readonly voicemail_url: string | null;
                                readonly was_recorded: boolean;
                            }[];
                            readonly limit: number;
                            /** @description Cursor of the next page; null on the last page */
                            readonly next_cursor: string | null;
                            readonly offset: number;
                            readonly total: number;
                            /** @description false if there are more than total */
                            readonly total_is_exact: boolean;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        /** Place a call for a user: rings the user’s phone first */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description E.164 */
                        readonly caller_id?: string;
                        readonly custom_data?: string;
                        /** @description E.164 */
                        readonly to: string;
                        readonly user_id: number | string;
                    };
                };
            };
            readonly responses: {
                /** @description Default Response */
                readonly 202: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly call_id: number | string;
                            readonly status: string;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/calls/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get a call with all details */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly answered_at: string | null;
                            readonly call_id: number | string;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            readonly created_at: string;
                            readonly csat_score: string | null;
                            readonly custom_data: string | null;
                            readonly department: string | null;
                            readonly dialpad_user_id: (number | string) | null;
                            readonly direction: "inbound" | "outbound";
                            /** @description How the call ended: unanswered inbound calls are missed, outbound ones no_answer; null while the call is in progress. `dispositions` are what agents chose in Dialpad */
                            readonly disposition: "answered" | "no_answer" | "missed" | "voicemail" | null;
                            /** @description The dispositions that agents chose in Dialpad */
                            readonly dispositions: readonly string[];
                            readonly duration: number | null;
                            readonly duration_seconds: number | null;
                            readonly ended_at: string | null;
                            readonly from: string | null;
                            readonly from_name: string | null;
                            readonly from_number: string | null;
                            readonly from_organization: string | null;
                            /** @description Whether a transcript exists; get it from /api/v1/phone-log/:id/transcript */
                            readonly has_transcript: boolean;
                            readonly hold_time_ms: number | null;
                            /** Format: uuid */
                            readonly id: string;
                            readonly is_internal: boolean;
                            readonly is_transferred: boolean;
                            readonly labels: readonly string[];
                            readonly legs: readonly {
                                readonly call_id: number | string;
                                readonly connected_at: string | null;
                                readonly ended_at: string | null;
                                readonly started_at: string | null;
                                /** @description The last state reported by Dialpad */
                                readonly state: string | null;
                                readonly talk_time_ms: number | null;
                                readonly target: {
                                    readonly id: (number | string) | null;
                                    readonly name: string | null;
                                    readonly type: string | null;
                                } | null;
                            }[];
                            readonly mos_score: number | null;
                            readonly participants: readonly {
                                readonly answered: boolean;
                                readonly id: (number | string) | null;
                                readonly name: string | null;
                                readonly number: string | null;
                                /** @enum {unknown} */
                                readonly role: "caller" | "callee" | "user" | "group";
                                readonly talk_time_ms: number;
                            }[];
                            /** @description true while more events may change the call; call.missed is published only once this is false */
                            readonly provisional: boolean;
                            readonly rang_at: string | null;
                            readonly recap: {
                                readonly action_items: readonly string[];
                                readonly outcome: string | null;
                                readonly purposes: readonly string[];
                                readonly summary: string | null;
                            } | null;
                            readonly recap_summary: string | null;
                            readonly recording_url: string | null;
                            /** @description Fields that have a value but are null here because the caller may not read content */
                            readonly redacted?: readonly string[];
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            readonly started_at: string;
                            readonly status: "ringing" | "active" | "held" | "ended" | "missed" | "voicemail";
                            readonly timeline: readonly {
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly at: string;
                                readonly event: string;
                                readonly who: string | null;
                            }[];
                            readonly to: string | null;
                            readonly to_name: string | null;
                            readonly to_number: string | null;
                            readonly to_organization: string | null;
                            /** @description From the first ring to the end, including menu and queue, as counted by Dialpad */
                            readonly total_duration_ms: number | null;
                            readonly transcript: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            readonly updated_at: string;
                            readonly user: {
                                readonly email: string | null;
                                readonly id: (number | string) | null;
                                readonly name: string | null;
                            } | null;
                            readonly voicemail: {
                                /** @description The leg that recorded it; /api/calls/:id accepts this id */
                                readonly call_id: number | string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly created_at: string;
                                readonly dialpad_user_id: (number | string) | null;
                                readonly duration_seconds: number | null;
                                readonly from_name: string | null;
                                readonly from_number: string | null;
                                /** Format: uuid */
                                readonly id: string;
                                readonly recording_url: string | null;
                                /** @description Fields that have a value but are null here because the caller may not read content */
                                readonly redacted?: readonly string[];
                                readonly to_name: string | null;
                                readonly to_number: string | null;
                                readonly transcript: string | null;
                            } | null;
                            readonly voicemail_duration_seconds: number | null;
                            readonly voicemail_url: string | null;
                            readonly was_recorded: boolean;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/calls/{id}/hangup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Hang up a call */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 202: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly call_id: number | string;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/calls/{id}/labels": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Set the labels of a call */
        readonly put: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        readonly labels: readonly string[];
                    };
                };
            };
            readonly responses: {
                /** @description Default Response */
                readonly 202: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly call_id: number | string;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/calls/{id}/transfer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Transfer a call */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        readonly to: {
                            /** @description E.164 */
                            readonly number: string;
                        } | {
                            readonly id: number | string;
                            /** @enum {unknown} */
                            readonly type: "user" | "department" | "callcenter" | "office" | "callrouter";
                        };
                    };
                };
            };
            readonly responses: {
                /** @description Default Response */
                readonly 202: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly call_id: number | string;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/calls/active": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List calls in progress */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly calls: readonly {
                                readonly answered_at: string | null;
                                readonly call_id: number | string;
                                readonly department: string | null;
                                readonly dialpad_user_id: (number | string) | null;
                                readonly direction: "inbound" | "outbound";
                                /** @description How the call ended: unanswered inbound calls are missed, outbound ones no_answer; null while the call is in progress. `dispositions` are what agents chose in Dialpad */
                                readonly disposition: "answered" | "no_answer" | "missed" | "voicemail" | null;
                                readonly duration: number | null;
                                readonly duration_seconds: number | null;
                                readonly ended_at: string | null;
                                readonly from: string | null;
                                readonly from_name: string | null;
                                readonly from_number: string | null;
                                readonly from_organization: string | null;
                                /** Format: uuid */
                                readonly id: string;
                                readonly mos_score: number | null;
                                /** @description true while more events may change the call; call.missed is published only once this is false */
                                readonly provisional: boolean;
                                readonly rang_at: string | null;
                                readonly recap_summary: string | null;
                                readonly recording_url: string | null;
                                /** @description Fields that have a value but are null here because the caller may not read content */
                                readonly redacted?: readonly string[];
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly started_at: string;
                                readonly status: "ringing" | "active" | "held" | "ended" | "missed" | "voicemail";
                                readonly to: string | null;
                                readonly to_name: string | null;
                                readonly to_number: string | null;
                                readonly to_organization: string | null;
                                readonly transcript: string | null;
                                readonly user: {
                                    readonly email: string | null;
                                    readonly id: (number | string) | null;
                                    readonly name: string | null;
                                } | null;
                                readonly voicemail_duration_seconds: number | null;
                                readonly voicemail_url: string | null;
                                readonly was_recorded: boolean;
                            }[];
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/changes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List changes to Dialpad’s settings */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    readonly limit: number;
                    readonly offset: number;
                };
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly changes: readonly {
                                readonly action: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly changed_at: string;
                                /** @description No name if Dialpad’s own staff made the change */
                                readonly changed_by: {
                                    readonly id: (number | string) | null;
                                    readonly name: string | null;
                                };
                                readonly details: unknown;
                                readonly note: string | null;
                                readonly target: {
                                    readonly id: (number | string) | null;
                                    readonly type: string | null;
                                };
                            }[];
                            readonly limit: number;
                            readonly offset: number;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/contacts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List contacts */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    readonly limit: number;
                    readonly offset: number;
                };
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly contacts: readonly {
                                readonly emails: readonly string[];
                                readonly id: string;
                                readonly job_title: string | null;
                                readonly name: string | null;
                                readonly organization: string | null;
                                /** @description In E.164 format where possible */
                                readonly phones: readonly string[];
                                readonly type: string | null;
                            }[];
                            readonly limit: number;
                            readonly offset: number;
                            readonly total: number;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Stream the feed as Server-Sent Events
         * @description When the key, session or role that opened the stream ends, the stream ends within a second with the event trunkline:revoked and {code, error}. 429 TOO_MANY_CONNECTIONS: too many live connections are open. A reader that does not read for 30 seconds is disconnected and can resume after its last cursor.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly department?: string;
                    /** @description The feed that the cursor belongs to, from feed.ready or /api/feed; 410 CURSOR_GONE if it is another one */
                    readonly feed_id?: string;
                    /** @description Sends the same messages as the WebSocket, as events named "message" */
                    readonly format?: "message";
                    /** @description E.164; matches either side */
                    readonly number?: string;
                    /** @description The last cursor received: resumes after it */
                    readonly since?: number;
                    readonly ticket?: string;
                    /** @description Comma-separated event types; call.* for all call events */
                    readonly types?: string;
                    /** @description Dialpad user id or email address */
                    readonly user?: string;
                };
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/feed": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List feed entries after a cursor; without since, returns the current cursor */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    readonly department?: string;
                    /** @description The feed that the cursor belongs to, from feed.ready or /api/feed; 410 CURSOR_GONE if it is another one */
                    readonly feed_id?: string;
                    readonly limit: number;
                    /** @description E.164; matches either side */
                    readonly number?: string;
                    /** @description The last cursor received: resumes after it */
                    readonly since?: number;
                    /** @description Comma-separated event types; call.* for all call events */
                    readonly types?: string;
                    /** @description Dialpad user id or email address */
                    readonly user?: string;
                };
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** @description Pass it as since to continue */
                            readonly cursor: number;
                            readonly entries: readonly ({
                                readonly cursor: number;
                                readonly data: unknown;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly timestamp: string;
                                readonly type: string;
                            } & {
                                readonly [key: string]: unknown;
                            })[];
                            /**
                             * Format: uuid
                             * @description Identifies the feed that the cursors belong to; pass it together with since
                             */
                            readonly feed_id: string;
                            readonly has_more: boolean;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/live/tickets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Create a single-use ticket for /ws or /api/events (?ticket=), valid for one minute
         * @description The connection that it opens ends with the key or session that created the ticket. 429 TOO_MANY_TICKETS: the key or session already has 250 unused tickets.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            readonly expires_at: string;
                            readonly ticket: string;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/messages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List messages, newest first; filter by number for one conversation */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    readonly direction: "inbound" | "outbound" | "all";
                    readonly limit: number;
                    /** @description E.164; selects one conversation */
                    readonly number?: string;
                    readonly offset: number;
                    readonly status?: string;
                };
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly limit: number;
                            readonly messages: readonly {
                                /** @description The other party */
                                readonly contact: {
                                    readonly name: string | null;
                                    readonly organization: string | null;
                                };
                                readonly delivery_result: string | null;
                                readonly direction: "inbound" | "outbound";
                                readonly from: string | null;
                                readonly id: number | string;
                                readonly is_internal: boolean;
                                readonly media_url: string | null;
                                readonly mms: boolean;
                                readonly sender_id: (number | string) | null;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly sent_at: string;
                                readonly status: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly status_at: string;
                                /** @description The user or group that owns the number */
                                readonly target: {
                                    readonly id: (number | string) | null;
                                    readonly name: string | null;
                                    readonly type: string | null;
                                };
                                readonly text: string | null;
                                readonly to: readonly string[];
                            }[];
                            readonly offset: number;
                            readonly total: number;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        /** Send a text message as a user */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description E.164 */
                        readonly from?: string;
                        readonly text: string;
                        readonly to: readonly string[];
                        readonly user_id: number | string;
                    };
                };
            };
            readonly responses: {
                /** @description Default Response */
                readonly 202: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly id: number | string;
                            readonly status: string;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/staff": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the people of the app */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly staff: readonly {
                                readonly email: string;
                                readonly has_pin: boolean;
                                readonly last_seen_at: string | null;
                                readonly locked_until: string | null;
                                readonly name: string;
                                /** @enum {unknown} */
                                readonly role: "admin" | "manager" | "staff";
                                readonly second_factor: boolean;
                                readonly user_id: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/staff/{user_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Remove a person from the app */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly user_id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Done */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly options?: never;
        readonly head?: never;
        /** Change a person’s role */
        readonly patch: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly user_id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @enum {unknown} */
                        readonly role: "admin" | "manager" | "staff";
                    };
                };
            };
            readonly responses: {
                /** @description Done */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly trace?: never;
    };
    readonly "/api/staff/{user_id}/lock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Unlock an account that was locked after too many failed sign-ins */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly user_id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Done */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/staff/{user_id}/reset": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Create a single-use link to reset a person’s password */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly user_id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            readonly expires_at: string;
                            /** @description Single-use link to send to the person */
                            readonly url: string;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/staff/invitations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Create an invitation: a single-use link to join the app */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** Format: email */
                        readonly email?: string;
                        /** @enum {unknown} */
                        readonly role: "admin" | "manager" | "staff";
                    };
                };
            };
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            readonly expires_at: string;
                            /** @description Single-use link to send to the person */
                            readonly url: string;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/staff/me/pin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Set your PIN */
        readonly put: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description Required if the person has a password; otherwise the last sign-in must be at most 10 minutes old */
                        readonly password?: string;
                        readonly pin: string;
                    };
                };
            };
            readonly responses: {
                /** @description Done */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/staff/me/unlock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Unlock recaps, transcripts and recordings for 10 minutes */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        readonly pin: string;
                    };
                };
            };
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            readonly unlocked_until: string;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        /** Lock recaps, transcripts and recordings */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Done */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/users/{user_id}/screen-pop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Open a URL on a user’s screen */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly user_id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        readonly url: string;
                    };
                };
            };
            readonly responses: {
                /** @description Default Response */
                readonly 202: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly user_id: number | string;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dialpad/webhook": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Receive events from automation services, authenticated by an API key */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** @enum {boolean} */
                            readonly success: true;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/phone-log": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the phone log, newest first */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    /** @description next_cursor of the previous page */
                    readonly cursor?: string;
                    readonly department?: string;
                    readonly direction: "inbound" | "outbound" | "all";
                    /** @description E.164 */
                    readonly from?: string;
                    readonly has_recording?: boolean;
                    readonly limit: number;
                    /** @description E.164 */
                    readonly number?: string;
                    readonly offset: number;
                    /** @description ISO 8601, or Unix time in milliseconds or seconds */
                    readonly since?: string;
                    readonly status?: "ringing" | "active" | "held" | "ended" | "missed" | "voicemail";
                    /** @description Words or prefixes of words in names and, if the caller may read content, in recaps and transcripts */
                    readonly text?: string;
                    /** @description E.164 */
                    readonly to?: string;
                    /** @description ISO 8601, or Unix time in milliseconds or seconds */
                    readonly until?: string;
                    /** @description ISO 8601, or Unix time in milliseconds or seconds */
                    readonly updated_since?: string;
                    /** @description Dialpad user id or email address */
                    readonly user?: string;
                };
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly calls: readonly {
                                readonly ai_sentiment: string | null;
                                readonly ai_summary: string | null;
                                readonly ai_topics: readonly string[] | null;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly created_at: string;
                                readonly date_connected: string | null;
                                readonly date_ended: string | null;
                                readonly date_rang: string | null;
                                readonly date_started: string | null;
                                readonly dialpad_call_id: string;
                                readonly direction: string;
                                readonly disposition: string | null;
                                readonly duration_ms: number;
                                readonly entry_point_call_id: string | null;
                                readonly entry_point_name: string | null;
                                readonly entry_point_type: string | null;
                                readonly from_dialpad_contact_id: string | null;
                                readonly from_name: string | null;
                                readonly from_number: string | null;
                                readonly from_organization?: string | null;
                                readonly from_yp3000_identity_id: string | null;
                                readonly has_recording: boolean;
                                readonly has_transcript: boolean;
                                /** Format: uuid */
                                readonly id: string;
                                readonly master_call_id: string | null;
                                /** @description Fields that have a value but are null here because the caller may not read content */
                                readonly redacted?: readonly string[];
                                /** @description ringing, connected, missed, no_answer or voicemail */
                                readonly state: string;
                                readonly to_dialpad_target_type: string | null;
                                readonly to_dialpad_user_id: string | null;
                                readonly to_name: string | null;
                                readonly to_number: string | null;
                                readonly to_organization?: string | null;
                                readonly to_yp3000_identity_id: string | null;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly updated_at: string;
                                readonly yp3000_enriched_at: string | null;
                            }[];
                            readonly limit: number;
                            readonly next_cursor: string | null;
                            readonly offset: number;
                            readonly total: number;
                            readonly total_is_exact: boolean;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/phone-log/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get an entry of the phone log */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly ai_sentiment: string | null;
                            readonly ai_summary: string | null;
                            readonly ai_topics: readonly string[] | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            readonly created_at: string;
                            readonly date_connected: string | null;
                            readonly date_ended: string | null;
                            readonly date_rang: string | null;
                            readonly date_started: string | null;
                            readonly dialpad_call_id: string;
                            readonly direction: string;
                            readonly disposition: string | null;
                            readonly duration_ms: number;
                            readonly entry_point_call_id: string | null;
                            readonly entry_point_name: string | null;
                            readonly entry_point_type: string | null;
                            readonly from_dialpad_contact_id: string | null;
                            readonly from_name: string | null;
                            readonly from_number: string | null;
                            readonly from_organization?: string | null;
                            readonly from_yp3000_identity_id: string | null;
                            readonly has_recording: boolean;
                            readonly has_transcript: boolean;
                            /** Format: uuid */
                            readonly id: string;
                            readonly master_call_id: string | null;
                            /** @description Fields that have a value but are null here because the caller may not read content */
                            readonly redacted?: readonly string[];
                            /** @description ringing, connected, missed, no_answer or voicemail */
                            readonly state: string;
                            readonly to_dialpad_target_type: string | null;
                            readonly to_dialpad_user_id: string | null;
                            readonly to_name: string | null;
                            readonly to_number: string | null;
                            readonly to_organization?: string | null;
                            readonly to_yp3000_identity_id: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            readonly updated_at: string;
                            readonly yp3000_enriched_at: string | null;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/phone-log/{id}/link-identity": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Link a party of a call to an identity in your own records */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description null removes the link */
                        readonly identity_id: string | null;
                        /**
                         * @description Which party of the call; defaults to the external one
                         * @enum {unknown}
                         */
                        readonly party?: "from" | "to";
                    };
                };
            };
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly ai_sentiment: string | null;
                            readonly ai_summary: string | null;
                            readonly ai_topics: readonly string[] | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            readonly created_at: string;
                            readonly date_connected: string | null;
                            readonly date_ended: string | null;
                            readonly date_rang: string | null;
                            readonly date_started: string | null;
                            readonly dialpad_call_id: string;
                            readonly direction: string;
                            readonly disposition: string | null;
                            readonly duration_ms: number;
                            readonly entry_point_call_id: string | null;
                            readonly entry_point_name: string | null;
                            readonly entry_point_type: string | null;
                            readonly from_dialpad_contact_id: string | null;
                            readonly from_name: string | null;
                            readonly from_number: string | null;
                            readonly from_organization?: string | null;
                            readonly from_yp3000_identity_id: string | null;
                            readonly has_recording: boolean;
                            readonly has_transcript: boolean;
                            /** Format: uuid */
                            readonly id: string;
                            readonly master_call_id: string | null;
                            /** @description Fields that have a value but are null here because the caller may not read content */
                            readonly redacted?: readonly string[];
                            /** @description ringing, connected, missed, no_answer or voicemail */
                            readonly state: string;
                            readonly to_dialpad_target_type: string | null;
                            readonly to_dialpad_user_id: string | null;
                            readonly to_name: string | null;
                            readonly to_number: string | null;
                            readonly to_organization?: string | null;
                            readonly to_yp3000_identity_id: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            readonly updated_at: string;
                            readonly yp3000_enriched_at: string | null;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/phone-log/{id}/recording": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get the recording URL of a call */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly call_id: string;
                            readonly kind: ("call" | "voicemail") | null;
                            readonly recording_url: string | null;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/phone-log/{id}/transcript": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get the transcript of a call */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly call_id: string;
                            readonly kind: ("call" | "voicemail") | null;
                            readonly transcript: string | null;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/voicemails": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List voicemails */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    readonly limit: number;
                    readonly offset: number;
                };
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly limit: number;
                            readonly offset: number;
                            readonly total: number;
                            readonly voicemails: readonly {
                                /** @description The leg that recorded it; /api/calls/:id accepts this id */
                                readonly call_id: number | string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly created_at: string;
                                readonly dialpad_user_id: (number | string) | null;
                                readonly duration_seconds: number | null;
                                readonly from_name: string | null;
                                readonly from_number: string | null;
                                /** Format: uuid */
                                readonly id: string;
                                readonly recording_url: string | null;
                                /** @description Fields that have a value but are null here because the caller may not read content */
                                readonly redacted?: readonly string[];
                                readonly to_name: string | null;
                                readonly to_number: string | null;
                                readonly transcript: string | null;
                            }[];
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/webhook-endpoints": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List webhook endpoints */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly endpoints: readonly {
                                /** @description Whether deliveries include recaps, transcripts and recording URLs */
                                readonly content: boolean;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly created_at: string;
                                readonly description: string;
                                readonly disabled_reason: string | null;
                                readonly enabled: boolean;
                                readonly failing_since: string | null;
                                /** Format: uuid */
                                readonly id: string;
                                /** @description null: all event types */
                                readonly types: readonly string[] | null;
                                readonly url: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        /** Create a webhook endpoint; the response contains its secret */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Include recaps, transcripts and recording URLs in deliveries; only a caller who may read them can turn this on
                         * @default false
                         */
                        readonly content: boolean;
                        /** @default  */
                        readonly description: string;
                        readonly types?: readonly string[] | null;
                        readonly url: string;
                    };
                };
            };
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** @description Whether deliveries include recaps, transcripts and recording URLs */
                            readonly content: boolean;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            readonly created_at: string;
                            readonly description: string;
                            readonly disabled_reason: string | null;
                            readonly enabled: boolean;
                            readonly failing_since: string | null;
                            /** Format: uuid */
                            readonly id: string;
                            readonly secret: string;
                            /** @description null: all event types */
                            readonly types: readonly string[] | null;
                            readonly url: string;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/webhook-endpoints/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get a webhook endpoint with its secret */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** @description Whether deliveries include recaps, transcripts and recording URLs */
                            readonly content: boolean;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            readonly created_at: string;
                            readonly description: string;
                            readonly disabled_reason: string | null;
                            readonly enabled: boolean;
                            readonly failing_since: string | null;
                            /** Format: uuid */
                            readonly id: string;
                            readonly secret: string;
                            /** @description null: all event types */
                            readonly types: readonly string[] | null;
                            readonly url: string;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        /** Delete a webhook endpoint */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Done */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly options?: never;
        readonly head?: never;
        /** Update a webhook endpoint; when re-enabled, it receives what it missed */
        readonly patch: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        readonly content?: boolean;
                        readonly description?: string;
                        readonly enabled?: boolean;
                        readonly types?: readonly string[] | null;
                        readonly url?: string;
                    };
                };
            };
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** @description Whether deliveries include recaps, transcripts and recording URLs */
                            readonly content: boolean;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            readonly created_at: string;
                            readonly description: string;
                            readonly disabled_reason: string | null;
                            readonly enabled: boolean;
                            readonly failing_since: string | null;
                            /** Format: uuid */
                            readonly id: string;
                            /** @description null: all event types */
                            readonly types: readonly string[] | null;
                            readonly url: string;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly trace?: never;
    };
    readonly "/api/webhook-endpoints/{id}/deliveries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List deliveries with all attempts */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    readonly limit: number;
                    readonly status?: "pending" | "delivered" | "failed";
                };
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly deliveries: readonly {
                                readonly attempts: readonly {
                                    /**
                                     * Format: date-time
                                     * @description ISO 8601, UTC
                                     */
                                    readonly at: string;
                                    readonly error: string | null;
                                    /** @description null: no response */
                                    readonly status: number | null;
                                    readonly took_ms: number;
                                }[];
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly created_at: string;
                                readonly cursor: number;
                                readonly delivered_at: string | null;
                                /** Format: uuid */
                                readonly id: string;
                                readonly next_attempt_at: string | null;
                                /** @description pending, delivered or failed */
                                readonly status: string;
                                readonly type: string;
                            }[];
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/webhook-endpoints/{id}/deliveries/{delivery_id}/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Replay a delivery */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly delivery_id: string;
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly replayed: number;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/webhook-endpoints/{id}/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Replay all events of a time range */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** Format: date-time */
                        readonly since: string;
                        /** Format: date-time */
                        readonly until?: string;
                    };
                };
            };
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly replayed: number;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/webhook-endpoints/{id}/secret": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Rotate the secret; both secrets sign during the grace period */
        readonly post: {
            readonly parameters: {
                readonly query: {
                    readonly grace: string;
                };
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly secret: string;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/webhook-endpoints/{id}/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send a test event and return the response */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly arrived: boolean;
                            readonly error: string | null;
                            readonly status: number | null;
                            readonly took_ms: number;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/dialpad/callback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** OAuth redirect URI: completes the connection */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly code?: string;
                    readonly error?: string;
                    readonly state?: string;
                };
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/dialpad/connect": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Connect an app: redirects to Dialpad’s consent page */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    readonly app_id: string;
                    readonly return_to?: string;
                };
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/dialpad/connect-links": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Use a connect link; returns the URL to open in the browser */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        readonly token: string;
                    };
                };
            };
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly url: string;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/dialpad/disconnect": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Disconnect the app from Dialpad */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/authorize": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Connect an app: redirects to Dialpad’s consent page */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    readonly app_id: string;
                    readonly return_to?: string;
                };
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/callback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** OAuth redirect URI: completes the connection */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly code?: string;
                    readonly error?: string;
                    readonly state?: string;
                };
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Readiness: 503 while the hub cannot serve requests */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly database: "up" | "down";
                            readonly dialpad?: {
                                readonly connected: number;
                                readonly expired: number;
                            };
                            readonly environment: string;
                            readonly events?: {
                                /** @description Events that could not be applied and were set aside */
                                readonly failed: number;
                                /** @description Age of the oldest pending event, in seconds */
                                readonly lag_seconds: number;
                                readonly pending: number;
                                /** @description Failed events by reason */
                                readonly set_aside: {
                                    readonly constraint: number;
                                    readonly internal: number;
                                    readonly invalid_data: number;
                                    readonly timeout: number;
                                    readonly unreadable: number;
                                };
                                /** @description Unassigned events: they belong to no known app */
                                readonly unassigned: number;
                            };
                            /** @description Parts: start, database.read, database.write, listen, apply, deliveries, jobs */
                            readonly parts: {
                                readonly [key: string]: {
                                    /** @description Description of the problem */
                                    readonly cause?: string;
                                    /** @description TIMEOUT, CONNECTION, DISK_FULL, READ_ONLY, OVERLOADED, ACCESS, FAILED or STARTING */
                                    readonly code?: string;
                                    /** @description Consecutive failures */
                                    readonly failures?: number;
                                    /**
                                     * Format: date-time
                                     * @description ISO 8601, UTC
                                     */
                                    readonly since: string;
                                    /** @description hanging: a response is overdue */
                                    readonly status: "ok" | "failing" | "hanging";
                                };
                            };
                            /** @description unavailable (503): the hub is starting, or cannot store events or read data; degraded (200): another part is failing */
                            readonly status: "ok" | "degraded" | "unavailable";
                        };
                    };
                };
                /** @description Default Response */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly database: "up" | "down";
                            readonly dialpad?: {
                                readonly connected: number;
                                readonly expired: number;
                            };
                            readonly environment: string;
                            readonly events?: {
                                /** @description Events that could not be applied and were set aside */
                                readonly failed: number;
                                /** @description Age of the oldest pending event, in seconds */
                                readonly lag_seconds: number;
                                readonly pending: number;
                                /** @description Failed events by reason */
                                readonly set_aside: {
                                    readonly constraint: number;
                                    readonly internal: number;
                                    readonly invalid_data: number;
                                    readonly timeout: number;
                                    readonly unreadable: number;
                                };
                                /** @description Unassigned events: they belong to no known app */
                                readonly unassigned: number;
                            };
                            /** @description Parts: start, database.read, database.write, listen, apply, deliveries, jobs */
                            readonly parts: {
                                readonly [key: string]: {
                                    /** @description Description of the problem */
                                    readonly cause?: string;
                                    /** @description TIMEOUT, CONNECTION, DISK_FULL, READ_ONLY, OVERLOADED, ACCESS, FAILED or STARTING */
                                    readonly code?: string;
                                    /** @description Consecutive failures */
                                    readonly failures?: number;
                                    /**
                                     * Format: date-time
                                     * @description ISO 8601, UTC
                                     */
                                    readonly since: string;
                                    /** @description hanging: a response is overdue */
                                    readonly status: "ok" | "failing" | "hanging";
                                };
                            };
                            /** @description unavailable (503): the hub is starting, or cannot store events or read data; degraded (200): another part is failing */
                            readonly status: "ok" | "degraded" | "unavailable";
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health/live": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Liveness: the process responds */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** @enum {string} */
                            readonly status: "ok";
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health/ready": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Readiness: 503 while the hub cannot serve requests */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly database: "up" | "down";
                            readonly dialpad?: {
                                readonly connected: number;
                                readonly expired: number;
                            };
                            readonly environment: string;
                            readonly events?: {
                                /** @description Events that could not be applied and were set aside */
                                readonly failed: number;
                                /** @description Age of the oldest pending event, in seconds */
                                readonly lag_seconds: number;
                                readonly pending: number;
                                /** @description Failed events by reason */
                                readonly set_aside: {
                                    readonly constraint: number;
                                    readonly internal: number;
                                    readonly invalid_data: number;
                                    readonly timeout: number;
                                    readonly unreadable: number;
                                };
                                /** @description Unassigned events: they belong to no known app */
                                readonly unassigned: number;
                            };
                            /** @description Parts: start, database.read, database.write, listen, apply, deliveries, jobs */
                            readonly parts: {
                                readonly [key: string]: {
                                    /** @description Description of the problem */
                                    readonly cause?: string;
                                    /** @description TIMEOUT, CONNECTION, DISK_FULL, READ_ONLY, OVERLOADED, ACCESS, FAILED or STARTING */
                                    readonly code?: string;
                                    /** @description Consecutive failures */
                                    readonly failures?: number;
                                    /**
                                     * Format: date-time
                                     * @description ISO 8601, UTC
                                     */
                                    readonly since: string;
                                    /** @description hanging: a response is overdue */
                                    readonly status: "ok" | "failing" | "hanging";
                                };
                            };
                            /** @description unavailable (503): the hub is starting, or cannot store events or read data; degraded (200): another part is failing */
                            readonly status: "ok" | "degraded" | "unavailable";
                        };
                    };
                };
                /** @description Default Response */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly database: "up" | "down";
                            readonly dialpad?: {
                                readonly connected: number;
                                readonly expired: number;
                            };
                            readonly environment: string;
                            readonly events?: {
                                /** @description Events that could not be applied and were set aside */
                                readonly failed: number;
                                /** @description Age of the oldest pending event, in seconds */
                                readonly lag_seconds: number;
                                readonly pending: number;
                                /** @description Failed events by reason */
                                readonly set_aside: {
                                    readonly constraint: number;
                                    readonly internal: number;
                                    readonly invalid_data: number;
                                    readonly timeout: number;
                                    readonly unreadable: number;
                                };
                                /** @description Unassigned events: they belong to no known app */
                                readonly unassigned: number;
                            };
                            /** @description Parts: start, database.read, database.write, listen, apply, deliveries, jobs */
                            readonly parts: {
                                readonly [key: string]: {
                                    /** @description Description of the problem */
                                    readonly cause?: string;
                                    /** @description TIMEOUT, CONNECTION, DISK_FULL, READ_ONLY, OVERLOADED, ACCESS, FAILED or STARTING */
                                    readonly code?: string;
                                    /** @description Consecutive failures */
                                    readonly failures?: number;
                                    /**
                                     * Format: date-time
                                     * @description ISO 8601, UTC
                                     */
                                    readonly since: string;
                                    /** @description hanging: a response is overdue */
                                    readonly status: "ok" | "failing" | "hanging";
                                };
                            };
                            /** @description unavailable (503): the hub is starting, or cannot store events or read data; degraded (200): another part is failing */
                            readonly status: "ok" | "degraded" | "unavailable";
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/metrics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Prometheus metrics */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/session": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get the current session */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly app: {
                                /** Format: uuid */
                                readonly id: string;
                                readonly name: string;
                            } | null;
                            readonly apps: readonly {
                                /** Format: uuid */
                                readonly id: string;
                                readonly name: string;
                            }[];
                            readonly environment: string;
                            readonly notice: {
                                /** @description IP address of the last attempt */
                                readonly address: string | null;
                                /** @enum {string} */
                                readonly code: "ACCOUNT_LOCKED";
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly first_at: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly last_at: string;
                                /** @description Number of locks, 15 minutes each */
                                readonly locks: number;
                            } | null;
                            readonly signed_in: boolean;
                            readonly simulated: boolean;
                            /** @description Display name of the identity provider; null if single sign-on is not configured */
                            readonly single_sign_on: string | null;
                            readonly user: {
                                readonly email: string;
                                /** @description false: the person signs in by single sign-on only */
                                readonly has_password: boolean;
                                readonly has_pin: boolean;
                                readonly id: string;
                                readonly name: string;
                                /** @enum {unknown} */
                                readonly role: "admin" | "manager" | "staff";
                                readonly second_factor: boolean;
                                readonly unlocked_until: string | null;
                            } | null;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        /** Sign in as the demo user; available with the simulator only */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly app: {
                                /** Format: uuid */
                                readonly id: string;
                                readonly name: string;
                            } | null;
                            readonly apps: readonly {
                                /** Format: uuid */
                                readonly id: string;
                                readonly name: string;
                            }[];
                            readonly environment: string;
                            readonly notice: {
                                /** @description IP address of the last attempt */
                                readonly address: string | null;
                                /** @enum {string} */
                                readonly code: "ACCOUNT_LOCKED";
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly first_at: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly last_at: string;
                                /** @description Number of locks, 15 minutes each */
                                readonly locks: number;
                            } | null;
                            readonly signed_in: boolean;
                            readonly simulated: boolean;
                            /** @description Display name of the identity provider; null if single sign-on is not configured */
                            readonly single_sign_on: string | null;
                            readonly user: {
                                readonly email: string;
                                /** @description false: the person signs in by single sign-on only */
                                readonly has_password: boolean;
                                readonly has_pin: boolean;
                                readonly id: string;
                                readonly name: string;
                                /** @enum {unknown} */
                                readonly role: "admin" | "manager" | "staff";
                                readonly second_factor: boolean;
                                readonly unlocked_until: string | null;
                            } | null;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        /** Sign out */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Done */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/session/app": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Switch to another app */
        readonly put: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly app_id: string;
                    };
                };
            };
            readonly responses: {
                /** @description Done */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/session/links": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Use a single-use link to join an app or to reset a password */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** Format: email */
                        readonly email?: string;
                        readonly name?: string;
                        readonly password: string;
                        readonly token: string;
                    };
                };
            };
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly app: {
                                /** Format: uuid */
                                readonly id: string;
                                readonly name: string;
                            } | null;
                            readonly apps: readonly {
                                /** Format: uuid */
                                readonly id: string;
                                readonly name: string;
                            }[];
                            readonly environment: string;
                            readonly notice: {
                                /** @description IP address of the last attempt */
                                readonly address: string | null;
                                /** @enum {string} */
                                readonly code: "ACCOUNT_LOCKED";
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly first_at: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readonly last_at: string;
                                /** @description Number of locks, 15 minutes each */
                                readonly locks: number;
                            } | null;
                            readonly signed_in: boolean;
                            readonly simulated: boolean;
                            /** @description Display name of the identity provider; null if single sign-on is not configured */
                            readonly single_sign_on: string | null;
                            readonly user: {
                                readonly email: string;
                                /** @description false: the person signs in by single sign-on only */
                                readonly has_password: boolean;
                                readonly has_pin: boolean;
                                readonly id: string;
                                readonly name: string;
                                /** @enum {unknown} */
                                readonly role: "admin" | "manager" | "staff";
                                readonly second_factor: boolean;
                                readonly unlocked_until: string | null;
                            } | null;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/session/links/lookup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Look up what an invitation or reset link is for, without using it */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        readonly token: string;
                    };
                };
            };
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly app: string;
                            readonly email: string | null;
                            /** @enum {unknown} */
                            readonly purpose: "join" | "reset";
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/session/notice": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Dismiss the notice that the account was locked */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Done */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get whether the app is connected to Dialpad */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** Format: uuid */
                            readonly app_id: string;
                            /** @enum {string} */
                            readonly code?: "TOKENS_EXPIRED";
                            readonly connected: boolean;
                            readonly dialpad_org_id: (number | string) | null;
                            readonly environment: string;
                            readonly message: string;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/webhooks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Receive events of any app, identified by the webhook secret */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** @enum {boolean} */
                            readonly success: true;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/webhooks/dialpad": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Receive events of any app, identified by the webhook secret */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** @enum {boolean} */
                            readonly success: true;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/webhooks/dialpad/{app_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Receive events of one app */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly app_id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Default Response */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            /** @enum {boolean} */
                            readonly success: true;
                        };
                    };
                };
                /** @description Error */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly code: string;
                            readonly details?: unknown;
                            readonly error: string;
                        };
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
