// Generated from the hub's /openapi.json by openapi-typescript. Do not edit: run npm run generate.

export interface paths {
    readonly "/api/v1/agents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List agents with their current status */
        readonly get: operations["listAgents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/agents/{user_id}/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the statuses of an agent, newest first */
        readonly get: operations["listAgentHistory"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List audit log entries of the app, newest first */
        readonly get: operations["listAuditEntries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/call-centers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the company’s call centers */
        readonly get: operations["listCallCenters"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/calls": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List calls, newest first; with updated_since, by last change, oldest first */
        readonly get: operations["listCalls"];
        readonly put?: never;
        /** Place a call for a user: rings the user’s phone first */
        readonly post: operations["placeCall"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/calls/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get a call with its legs, participants, timeline and voicemail */
        readonly get: operations["getCall"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/calls/{id}/hangup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Hang up a call */
        readonly post: operations["hangUpCall"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/calls/{id}/labels": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Set the labels of a call */
        readonly put: operations["labelCall"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/calls/{id}/link-identity": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Link a party of a call to an identity in your own records */
        readonly post: operations["linkCallIdentity"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/calls/{id}/recording": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get the recording URL of a call, or of the voicemail that was left */
        readonly get: operations["getCallRecording"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/calls/{id}/transcript": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get the transcript of a call, or of the voicemail that was left */
        readonly get: operations["getCallTranscript"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/calls/{id}/transfer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Transfer a call */
        readonly post: operations["transferCall"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/calls/active": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List calls in progress, newest first */
        readonly get: operations["listActiveCalls"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/changes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List changes to Dialpad’s settings, newest first */
        readonly get: operations["listChanges"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/contacts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List contacts by name */
        readonly get: operations["listContacts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/conversations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List conversations, the one with the latest message first */
        readonly get: operations["listConversations"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/departments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the company’s departments */
        readonly get: operations["listDepartments"];
        readonly put?: never;
        readonly post?: never;
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
        readonly post: operations["receiveAutomationEvent"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Stream the feed as Server-Sent Events: each a FeedEntry, its cursor the id
         * @description Begins now, or after Last-Event-ID or since. trunkline:ready, with {feed_id}, says that everything from before was sent. When the key, session or role that opened the stream ends, the stream ends within a second with the event trunkline:revoked and {code, error}. 429 TOO_MANY_CONNECTIONS: too many live connections are open. A reader that does not read for 30 seconds is disconnected and can resume after its last cursor.
         */
        readonly get: operations["streamFeed"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/feed": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List feed entries after a cursor, oldest first; without since, only the current cursor */
        readonly get: operations["readFeed"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/live/tickets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Create a single-use ticket for a live connection (?ticket=), valid for one minute
         * @description For /api/v1/ws and /api/v1/events. The connection that it opens ends with the key or session that created the ticket. 429 TOO_MANY_TICKETS: the key or session already has 250 unused tickets.
         */
        readonly post: operations["createLiveTicket"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/messages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List messages, newest first; filter by conversation_id for one conversation */
        readonly get: operations["listMessages"];
        readonly put?: never;
        /** Send a text message as a user */
        readonly post: operations["sendMessage"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/numbers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the company’s numbers */
        readonly get: operations["listNumbers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/offices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the company’s offices */
        readonly get: operations["listOffices"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/staff": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the people of the app by name */
        readonly get: operations["listStaff"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/staff/{user_id}": {
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
        readonly delete: operations["removeStaff"];
        readonly options?: never;
        readonly head?: never;
        /** Change a person’s role */
        readonly patch: operations["setStaffRole"];
        readonly trace?: never;
    };
    readonly "/api/v1/staff/{user_id}/lock": {
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
        readonly delete: operations["endAccountLock"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/staff/{user_id}/reset": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Create a single-use link to reset a person’s password */
        readonly post: operations["createPasswordReset"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/staff/invitations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List invitations that can still be used, newest first */
        readonly get: operations["listInvitations"];
        readonly put?: never;
        /** Create an invitation: a single-use link to join the app */
        readonly post: operations["createInvitation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/staff/invitations/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get an invitation, without its link */
        readonly get: operations["getInvitation"];
        readonly put?: never;
        readonly post?: never;
        /** Withdraw an invitation: its link no longer works */
        readonly delete: operations["withdrawInvitation"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/staff/me/pin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Set your PIN */
        readonly put: operations["setPin"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/staff/me/unlock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Unlock recaps, transcripts and recordings for 10 minutes */
        readonly post: operations["unlockContent"];
        /** Lock recaps, transcripts and recordings */
        readonly delete: operations["lockContent"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the company’s users */
        readonly get: operations["listUsers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{user_id}/screen-pop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Open a URL on a user’s screen */
        readonly post: operations["popScreen"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/voicemails": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List voicemails, newest first */
        readonly get: operations["listVoicemails"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhook-endpoints": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List webhook endpoints, oldest first */
        readonly get: operations["listWebhookEndpoints"];
        readonly put?: never;
        /** Create a webhook endpoint; the response contains its secret */
        readonly post: operations["createWebhookEndpoint"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhook-endpoints/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get a webhook endpoint with its secret */
        readonly get: operations["getWebhookEndpoint"];
        readonly put?: never;
        readonly post?: never;
        /** Delete a webhook endpoint */
        readonly delete: operations["deleteWebhookEndpoint"];
        readonly options?: never;
        readonly head?: never;
        /** Update a webhook endpoint; when re-enabled, it receives what it missed */
        readonly patch: operations["updateWebhookEndpoint"];
        readonly trace?: never;
    };
    readonly "/api/v1/webhook-endpoints/{id}/deliveries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List deliveries with all attempts, newest first */
        readonly get: operations["listWebhookDeliveries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhook-endpoints/{id}/deliveries/{delivery_id}/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Replay a delivery */
        readonly post: operations["replayWebhookDelivery"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhook-endpoints/{id}/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Replay all events of a time range */
        readonly post: operations["replayWebhookEvents"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhook-endpoints/{id}/secret": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Rotate the secret; both secrets sign during the grace period */
        readonly post: operations["rotateWebhookSecret"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhook-endpoints/{id}/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send a test event and return the response */
        readonly post: operations["testWebhookEndpoint"];
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
        readonly get: operations["finishConnecting"];
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
        readonly get: operations["connectDialpad"];
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
        readonly post: operations["useConnectLink"];
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
        readonly post: operations["disconnectFromDialpad"];
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
        readonly get: operations["connectDialpadCompatible"];
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
        readonly get: operations["finishConnectingCompatible"];
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
        readonly get: operations["getHealth"];
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
        readonly get: operations["getLiveness"];
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
        readonly get: operations["getReadiness"];
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
        readonly get: operations["getMetrics"];
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
        readonly get: operations["getSession"];
        readonly put?: never;
        /** Sign in as the demo user; available with the simulator only */
        readonly post: operations["openDemoSession"];
        /** Sign out */
        readonly delete: operations["closeSession"];
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
        readonly put: operations["chooseApp"];
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
        readonly post: operations["useLink"];
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
        readonly post: operations["lookUpLink"];
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
        readonly delete: operations["dismissLockNotice"];
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
        readonly get: operations["getStatus"];
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
        readonly post: operations["receiveEventCompatible"];
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
        readonly post: operations["receiveEvent"];
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
        readonly post: operations["receiveAppEvent"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly Agent: {
            /** @description Call centers where the agent is on duty */
            readonly call_center_ids: readonly string[];
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
            /** @description A Dialpad id (64-bit) */
            readonly user_id: string;
        };
        readonly AuditEntry: {
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
            readonly id: string;
            /** @description done or refused */
            readonly outcome: string;
            readonly subject: string | null;
        };
        readonly Call: {
            readonly answered_at: string | null;
            /** @description Dialpad’s id of the first leg; addresses of calls accept that of any leg */
            readonly call_id: string;
            readonly department: string | null;
            readonly direction: "inbound" | "outbound";
            /** @description How the call ended: unanswered inbound calls are missed, outbound ones no_answer; null while the call is in progress, and if its end was not seen. `dispositions` are what agents chose in Dialpad */
            readonly disposition: "answered" | "no_answer" | "missed" | "voicemail" | null;
            readonly duration_ms: number | null;
            readonly ended_at: string | null;
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
            readonly to_name: string | null;
            readonly to_number: string | null;
            readonly to_organization: string | null;
            readonly user: {
                readonly email: string | null;
                readonly id: string | null;
                readonly name: string | null;
            } | null;
            readonly voicemail_duration_seconds: number | null;
            readonly voicemail_transcript: string | null;
            readonly voicemail_url: string | null;
            readonly was_recorded: boolean;
        };
        readonly CallAction: {
            /** @description A Dialpad id (64-bit) */
            readonly call_id: string;
        };
        readonly CallCenter: {
            /** @description A Dialpad id (64-bit) */
            readonly id: string;
            readonly name: string | null;
            readonly office_id: string | null;
            readonly phone: string | null;
            /**
             * Format: date
             * @description The last day (UTC) on which an event named it so
             */
            readonly seen_on: string;
        };
        readonly CallDetails: {
            readonly answered_at: string | null;
            /** @description Dialpad’s id of the first leg; addresses of calls accept that of any leg */
            readonly call_id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            readonly created_at: string;
            readonly csat_score: string | null;
            readonly custom_data: string | null;
            readonly department: string | null;
            readonly direction: "inbound" | "outbound";
            /** @description How the call ended: unanswered inbound calls are missed, outbound ones no_answer; null while the call is in progress, and if its end was not seen. `dispositions` are what agents chose in Dialpad */
            readonly disposition: "answered" | "no_answer" | "missed" | "voicemail" | null;
            /** @description The dispositions that agents chose in Dialpad */
            readonly dispositions: readonly string[];
            readonly duration_ms: number | null;
            readonly ended_at: string | null;
            readonly from_name: string | null;
            readonly from_number: string | null;
            readonly from_organization: string | null;
            /** @description Whether a transcript exists; get it from /api/v1/calls/:id/transcript */
            readonly has_transcript: boolean;
            readonly hold_time_ms: number | null;
            /** Format: uuid */
            readonly id: string;
            readonly is_internal: boolean;
            readonly is_transferred: boolean;
            readonly labels: readonly string[];
            readonly legs: readonly {
                /** @description A Dialpad id (64-bit) */
                readonly call_id: string;
                readonly connected_at: string | null;
                readonly ended_at: string | null;
                readonly started_at: string | null;
                /** @description The last state reported by Dialpad */
                readonly state: string | null;
                readonly talk_time_ms: number | null;
                readonly target: {
                    readonly id: string | null;
                    readonly name: string | null;
                    readonly type: string | null;
                } | null;
            }[];
            readonly mos_score: number | null;
            readonly participants: readonly {
                readonly answered: boolean;
                readonly id: string | null;
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
            readonly to_name: string | null;
            readonly to_number: string | null;
            readonly to_organization: string | null;
            /** @description From the first ring to the end, including menu and queue, as counted by Dialpad */
            readonly total_duration_ms: number | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            readonly updated_at: string;
            readonly user: {
                readonly email: string | null;
                readonly id: string | null;
                readonly name: string | null;
            } | null;
            readonly voicemail: {
                /** @description Dialpad’s id of the leg that recorded it; addresses of calls accept it */
                readonly call_id: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                readonly created_at: string;
                readonly dialpad_user_id: string | null;
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
            readonly voicemail_transcript: string | null;
            readonly voicemail_url: string | null;
            readonly was_recorded: boolean;
        };
        readonly CallLabels: {
            readonly labels: readonly string[];
        };
        readonly CallRecording: {
            readonly call_id: string;
            readonly kind: ("call" | "voicemail") | null;
            readonly recording_url: string | null;
        };
        readonly CallTranscript: {
            readonly call_id: string;
            readonly kind: ("call" | "voicemail") | null;
            readonly transcript: string | null;
        };
        readonly CallTransfer: {
            readonly to: {
                /** @description E.164 */
                readonly number: string;
            } | {
                readonly id: string;
                /** @enum {unknown} */
                readonly type: "user" | "department" | "callcenter" | "office" | "callrouter";
            };
        };
        readonly Change: {
            readonly action: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            readonly changed_at: string;
            /** @description No name if Dialpad’s own staff made the change */
            readonly changed_by: {
                readonly id: string | null;
                readonly name: string | null;
            };
            readonly details: unknown;
            readonly note: string | null;
            readonly target: {
                readonly id: string | null;
                readonly type: string | null;
            };
        };
        readonly Contact: {
            readonly emails: readonly string[];
            readonly id: string;
            readonly job_title: string | null;
            readonly name: string | null;
            readonly organization: string | null;
            /** @description In E.164 format where possible */
            readonly phones: readonly string[];
            readonly type: string | null;
        };
        readonly ContentUnlock: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            readonly unlocked_until: string;
        };
        readonly Conversation: {
            /** @description The other party; null in group conversations */
            readonly contact: {
                readonly name: string | null;
                readonly organization: string | null;
            };
            /** Format: uuid */
            readonly id: string;
            /** @description Whether there are several other parties */
            readonly is_group: boolean;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            readonly last_message_at: string;
            /** @description The other parties, in E.164 format where possible */
            readonly numbers: readonly string[];
            readonly own_number: string | null;
        };
        readonly Department: {
            /** @description A Dialpad id (64-bit) */
            readonly id: string;
            readonly name: string | null;
            readonly office_id: string | null;
            readonly phone: string | null;
            /**
             * Format: date
             * @description The last day (UTC) on which an event named it so
             */
            readonly seen_on: string;
        };
        /** @description Error */
        readonly Error: {
            /** @description For programs: stable */
            readonly code: string;
            readonly details?: unknown;
            /** @description For people */
            readonly error: string;
        };
        readonly FeedEntry: {
            /** @description The place in the feed: counts up by one with each entry */
            readonly cursor: number;
            /** @description The call, message, agent, contact or change as its own address shows it */
            readonly data: unknown;
            /** @description Calls that turned out to be part of this one and no longer exist */
            readonly merged?: readonly string[];
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            readonly timestamp: string;
            readonly type: string;
        };
        readonly FeedPage: {
            readonly data: readonly components["schemas"]["FeedEntry"][];
            /**
             * Format: uuid
             * @description Identifies the feed that the cursors belong to; pass it together with since
             */
            readonly feed_id: string;
            readonly has_more: boolean;
            /** @description Pass it as since to continue, also after the last page */
            readonly next_cursor: number;
        };
        readonly IdentityLink: {
            /** @description null removes the link */
            readonly identity_id: string | null;
            /**
             * @description Which party of the call; defaults to the external one
             * @enum {unknown}
             */
            readonly party?: "from" | "to";
        };
        readonly Invitation: {
            /** @description The only address that may use it; null: any */
            readonly email: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            readonly expires_at: string;
            readonly id: string;
            /** @enum {unknown} */
            readonly role: "admin" | "manager" | "staff";
        };
        readonly InvitationLink: {
            /** @description The only address that may use it; null: any */
            readonly email: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            readonly expires_at: string;
            readonly id: string;
            /** @enum {unknown} */
            readonly role: "admin" | "manager" | "staff";
            /** @description Single-use link to send to the person */
            readonly url: string;
        };
        readonly LinkedParty: {
            /** @description A Dialpad id (64-bit) */
            readonly call_id: string;
            readonly identity_id: string | null;
            /** @enum {unknown} */
            readonly party: "from" | "to";
        };
        readonly LiveTicket: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            readonly expires_at: string;
            readonly ticket: string;
        };
        readonly Message: {
            /** @description The other party */
            readonly contact: {
                readonly name: string | null;
                readonly organization: string | null;
            };
            /** Format: uuid */
            readonly conversation_id: string;
            readonly delivery_result: string | null;
            readonly direction: "inbound" | "outbound";
            readonly from: string | null;
            /** @description A Dialpad id (64-bit) */
            readonly id: string;
            readonly is_internal: boolean;
            readonly media_url: string | null;
            readonly mms: boolean;
            readonly sender_id: string | null;
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
                readonly id: string | null;
                readonly name: string | null;
                readonly type: string | null;
            };
            readonly text: string | null;
            readonly to: readonly string[];
        };
        readonly NewCall: {
            /** @description E.164 */
            readonly caller_id?: string;
            readonly custom_data?: string;
            /** @description E.164 */
            readonly to: string;
            readonly user_id: string;
        };
        readonly NewInvitation: {
            /** Format: email */
            readonly email?: string;
            /** @enum {unknown} */
            readonly role: "admin" | "manager" | "staff";
        };
        readonly NewMessage: {
            /** @description E.164 */
            readonly from?: string;
            readonly text: string;
            readonly to: readonly string[];
            readonly user_id: string;
        };
        readonly NewPin: {
            /** @description Required if the person has a password; otherwise the last sign-in must be at most 10 minutes old */
            readonly password?: string;
            readonly pin: string;
        };
        readonly NewWebhookEndpoint: {
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
        readonly Number: {
            /** @description E.164 */
            readonly number: string;
            /**
             * Format: date
             * @description The last day (UTC) on which an event named it so
             */
            readonly seen_on: string;
            /** @description Whose number it was when it was seen last */
            readonly target: {
                readonly id: string | null;
                readonly type: string | null;
            };
        };
        readonly Office: {
            /** @description A Dialpad id (64-bit) */
            readonly id: string;
            readonly name: string | null;
            readonly phone: string | null;
            /**
             * Format: date
             * @description The last day (UTC) on which an event named it so
             */
            readonly seen_on: string;
        };
        readonly PasswordReset: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            readonly expires_at: string;
            /** @description Single-use link to send to the person */
            readonly url: string;
        };
        readonly Pin: {
            readonly pin: string;
        };
        readonly PlacedCall: {
            /** @description A Dialpad id (64-bit) */
            readonly call_id: string;
            readonly status: string;
        };
        readonly ScreenPop: {
            readonly url: string;
        };
        readonly ScreenPopAction: {
            /** @description A Dialpad id (64-bit) */
            readonly user_id: string;
        };
        readonly SentMessage: {
            /** @description A Dialpad id (64-bit) */
            readonly id: string;
            readonly status: string;
        };
        readonly StaffMember: {
            readonly email: string;
            readonly has_pin: boolean;
            readonly last_seen_at: string | null;
            readonly locked_until: string | null;
            readonly name: string;
            /** @enum {unknown} */
            readonly role: "admin" | "manager" | "staff";
            readonly second_factor: boolean;
            readonly user_id: string;
        };
        readonly StaffRole: {
            /** @enum {unknown} */
            readonly role: "admin" | "manager" | "staff";
        };
        readonly TimeRange: {
            /** Format: date-time */
            readonly since: string;
            /** Format: date-time */
            readonly until?: string;
        };
        readonly User: {
            readonly email: string | null;
            /** @description A Dialpad id (64-bit) */
            readonly id: string;
            readonly name: string | null;
            readonly office_id: string | null;
            readonly phone: string | null;
            /**
             * Format: date
             * @description The last day (UTC) on which an event named it so
             */
            readonly seen_on: string;
        };
        readonly Voicemail: {
            /** @description Dialpad’s id of the leg that recorded it; addresses of calls accept it */
            readonly call_id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            readonly created_at: string;
            readonly dialpad_user_id: string | null;
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
        };
        readonly WebhookDelivery: {
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
        };
        readonly WebhookEndpoint: {
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
        readonly WebhookEndpointChange: {
            readonly content?: boolean;
            readonly description?: string;
            readonly enabled?: boolean;
            readonly types?: readonly string[] | null;
            readonly url?: string;
        };
        readonly WebhookEndpointWithSecret: {
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
        readonly WebhookReplay: {
            readonly replayed: number;
        };
        readonly WebhookSecret: {
            readonly secret: string;
        };
        readonly WebhookTest: {
            readonly arrived: boolean;
            readonly error: string | null;
            readonly status: number | null;
            readonly took_ms: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description How many requests are left (r) and in how many seconds the count resets (t): "default";r=2999;t=60 */
        readonly RateLimit: string;
        /** @description The limit: so many requests (q) in so many seconds (w): "default";q=3000;w=60 */
        readonly "RateLimit-Policy": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly listAgents: {
        readonly parameters: {
            readonly query: {
                /** @description next_cursor of the previous page */
                readonly cursor?: string;
                readonly limit: number;
                /** @description Whether to count all records that match */
                readonly total: boolean;
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Agent"][];
                        readonly next_cursor: string | null;
                        /** @description How many records match; only with total=true */
                        readonly total?: number;
                        /** @description false if more than total match; only with total=true */
                        readonly total_is_exact?: boolean;
                    };
                };
            };
            /** @description INVALID_CURSOR, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_CURSOR" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description AUDIT_UNAVAILABLE, DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "AUDIT_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly listAgentHistory: {
        readonly parameters: {
            readonly query: {
                /** @description next_cursor of the previous page */
                readonly cursor?: string;
                readonly limit: number;
                /** @description Whether to count all records that match */
                readonly total: boolean;
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Agent"][];
                        readonly next_cursor: string | null;
                        /** @description How many records match; only with total=true */
                        readonly total?: number;
                        /** @description false if more than total match; only with total=true */
                        readonly total_is_exact?: boolean;
                    };
                };
            };
            /** @description INVALID_CURSOR, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_CURSOR" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description AUDIT_UNAVAILABLE, DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "AUDIT_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly listAuditEntries: {
        readonly parameters: {
            readonly query: {
                /** @description next_cursor of the previous page */
                readonly cursor?: string;
                readonly limit: number;
                /** @description Whether to count all records that match */
                readonly total: boolean;
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["AuditEntry"][];
                        readonly next_cursor: string | null;
                        /** @description How many records match; only with total=true */
                        readonly total?: number;
                        /** @description false if more than total match; only with total=true */
                        readonly total_is_exact?: boolean;
                    };
                };
            };
            /** @description INVALID_CURSOR, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_CURSOR" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly listCallCenters: {
        readonly parameters: {
            readonly query: {
                /** @description next_cursor of the previous page */
                readonly cursor?: string;
                readonly limit: number;
                /** @description Whether to count all records that match */
                readonly total: boolean;
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["CallCenter"][];
                        readonly next_cursor: string | null;
                        /** @description How many records match; only with total=true */
                        readonly total?: number;
                        /** @description false if more than total match; only with total=true */
                        readonly total_is_exact?: boolean;
                    };
                };
            };
            /** @description INVALID_CURSOR, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_CURSOR" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description AUDIT_UNAVAILABLE, DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "AUDIT_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly listCalls: {
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
                /** @description ISO 8601, or Unix time in milliseconds or seconds */
                readonly since?: string;
                readonly status?: "ringing" | "active" | "held" | "ended" | "missed" | "voicemail";
                /** @description Words or prefixes of words in names and, if the caller may read content, in recaps and transcripts */
                readonly text?: string;
                /** @description E.164 */
                readonly to?: string;
                /** @description Whether to count all records that match */
                readonly total: boolean;
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Call"][];
                        readonly next_cursor: string | null;
                        /** @description How many records match; only with total=true */
                        readonly total?: number;
                        /** @description false if more than total match; only with total=true */
                        readonly total_is_exact?: boolean;
                    };
                };
            };
            /** @description INVALID_CURSOR, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_CURSOR" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description AUDIT_UNAVAILABLE, DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "AUDIT_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly placeCall: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes a retry safe: for 24 hours, the same key with the same request gets the same answer, with Idempotency-Replayed: true, and nothing is done again. 409 IN_PROGRESS while the first request is being executed; 422 IDEMPOTENCY_KEY_REUSED with another request */
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewCall"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 202: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PlacedCall"];
                };
            };
            /** @description DIALPAD_REFUSED, EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DIALPAD_REFUSED" | "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY, TOKENS_EXPIRED */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY" | "TOKENS_EXPIRED";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description IN_PROGRESS, NOT_CONNECTED */
            readonly 409: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IN_PROGRESS" | "NOT_CONNECTED";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED */
            readonly 422: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            /** @description DIALPAD_BUSY, RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DIALPAD_BUSY" | "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, DIALPAD_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "DIALPAD_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getCall: {
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CallDetails"];
                };
            };
            /** @description INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description AUDIT_UNAVAILABLE, DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "AUDIT_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly hangUpCall: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes a retry safe: for 24 hours, the same key with the same request gets the same answer, with Idempotency-Replayed: true, and nothing is done again. 409 IN_PROGRESS while the first request is being executed; 422 IDEMPOTENCY_KEY_REUSED with another request */
                readonly "idempotency-key"?: string;
            };
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CallAction"];
                };
            };
            /** @description DIALPAD_REFUSED, EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DIALPAD_REFUSED" | "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY, TOKENS_EXPIRED */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY" | "TOKENS_EXPIRED";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description IN_PROGRESS, NOT_CONNECTED */
            readonly 409: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IN_PROGRESS" | "NOT_CONNECTED";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED */
            readonly 422: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            /** @description DIALPAD_BUSY, RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DIALPAD_BUSY" | "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, DIALPAD_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "DIALPAD_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly labelCall: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes a retry safe: for 24 hours, the same key with the same request gets the same answer, with Idempotency-Replayed: true, and nothing is done again. 409 IN_PROGRESS while the first request is being executed; 422 IDEMPOTENCY_KEY_REUSED with another request */
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CallLabels"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 202: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CallAction"];
                };
            };
            /** @description DIALPAD_REFUSED, EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DIALPAD_REFUSED" | "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY, TOKENS_EXPIRED */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY" | "TOKENS_EXPIRED";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description IN_PROGRESS, NOT_CONNECTED */
            readonly 409: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IN_PROGRESS" | "NOT_CONNECTED";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED */
            readonly 422: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            /** @description DIALPAD_BUSY, RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DIALPAD_BUSY" | "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, DIALPAD_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "DIALPAD_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly linkCallIdentity: {
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
                readonly "application/json": components["schemas"]["IdentityLink"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LinkedParty"];
                };
            };
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getCallRecording: {
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CallRecording"];
                };
            };
            /** @description INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE, PIN_REQUIRED */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE" | "PIN_REQUIRED";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getCallTranscript: {
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CallTranscript"];
                };
            };
            /** @description INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE, PIN_REQUIRED */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE" | "PIN_REQUIRED";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly transferCall: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes a retry safe: for 24 hours, the same key with the same request gets the same answer, with Idempotency-Replayed: true, and nothing is done again. 409 IN_PROGRESS while the first request is being executed; 422 IDEMPOTENCY_KEY_REUSED with another request */
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CallTransfer"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 202: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CallAction"];
                };
            };
            /** @description DIALPAD_REFUSED, EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DIALPAD_REFUSED" | "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY, TOKENS_EXPIRED */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY" | "TOKENS_EXPIRED";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description IN_PROGRESS, NOT_CONNECTED */
            readonly 409: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IN_PROGRESS" | "NOT_CONNECTED";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED */
            readonly 422: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            /** @description DIALPAD_BUSY, RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DIALPAD_BUSY" | "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, DIALPAD_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "DIALPAD_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly listActiveCalls: {
        readonly parameters: {
            readonly query: {
                /** @description next_cursor of the previous page */
                readonly cursor?: string;
                readonly limit: number;
                /** @description Whether to count all records that match */
                readonly total: boolean;
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Call"][];
                        readonly next_cursor: string | null;
                        /** @description How many records match; only with total=true */
                        readonly total?: number;
                        /** @description false if more than total match; only with total=true */
                        readonly total_is_exact?: boolean;
                    };
                };
            };
            /** @description INVALID_CURSOR, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_CURSOR" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description AUDIT_UNAVAILABLE, DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "AUDIT_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly listChanges: {
        readonly parameters: {
            readonly query: {
                /** @description next_cursor of the previous page */
                readonly cursor?: string;
                readonly limit: number;
                /** @description Whether to count all records that match */
                readonly total: boolean;
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Change"][];
                        readonly next_cursor: string | null;
                        /** @description How many records match; only with total=true */
                        readonly total?: number;
                        /** @description false if more than total match; only with total=true */
                        readonly total_is_exact?: boolean;
                    };
                };
            };
            /** @description INVALID_CURSOR, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_CURSOR" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description AUDIT_UNAVAILABLE, DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "AUDIT_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly listContacts: {
        readonly parameters: {
            readonly query: {
                /** @description next_cursor of the previous page */
                readonly cursor?: string;
                readonly limit: number;
                /** @description Whether to count all records that match */
                readonly total: boolean;
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Contact"][];
                        readonly next_cursor: string | null;
                        /** @description How many records match; only with total=true */
                        readonly total?: number;
                        /** @description false if more than total match; only with total=true */
                        readonly total_is_exact?: boolean;
                    };
                };
            };
            /** @description INVALID_CURSOR, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_CURSOR" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description AUDIT_UNAVAILABLE, DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "AUDIT_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly listConversations: {
        readonly parameters: {
            readonly query: {
                /** @description next_cursor of the previous page */
                readonly cursor?: string;
                readonly limit: number;
                /** @description Whether to count all records that match */
                readonly total: boolean;
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Conversation"][];
                        readonly next_cursor: string | null;
                        /** @description How many records match; only with total=true */
                        readonly total?: number;
                        /** @description false if more than total match; only with total=true */
                        readonly total_is_exact?: boolean;
                    };
                };
            };
            /** @description INVALID_CURSOR, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_CURSOR" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description AUDIT_UNAVAILABLE, DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "AUDIT_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly listDepartments: {
        readonly parameters: {
            readonly query: {
                /** @description next_cursor of the previous page */
                readonly cursor?: string;
                readonly limit: number;
                /** @description Whether to count all records that match */
                readonly total: boolean;
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Department"][];
                        readonly next_cursor: string | null;
                        /** @description How many records match; only with total=true */
                        readonly total?: number;
                        /** @description false if more than total match; only with total=true */
                        readonly total_is_exact?: boolean;
                    };
                };
            };
            /** @description INVALID_CURSOR, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_CURSOR" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description AUDIT_UNAVAILABLE, DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "AUDIT_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly receiveAutomationEvent: {
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
            /** @description EMPTY_JSON_BODY, INVALID_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_PAYLOAD, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_PAYLOAD" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY, INVALID_SIGNATURE */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY" | "INVALID_SIGNATURE";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, NOT_STORED, OVERLOADED, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "NOT_STORED" | "OVERLOADED" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly streamFeed: {
        readonly parameters: {
            readonly query?: {
                readonly department?: string;
                /** @description The feed that the cursor belongs to, from feed.ready or /api/v1/feed; 410 CURSOR_GONE if it is another one */
                readonly feed_id?: string;
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
            /** @description Server-Sent Events */
            readonly 200: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": string;
                };
            };
            /** @description INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY, INVALID_TICKET, SESSION_ENDED */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY" | "INVALID_TICKET" | "SESSION_ENDED";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description CURSOR_GONE */
            readonly 410: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "CURSOR_GONE";
                    };
                };
            };
            /** @description RATE_LIMITED, TOO_MANY_CONNECTIONS */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED" | "TOO_MANY_CONNECTIONS";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, STOPPING, TIMEOUT, TOO_MANY_CONNECTIONS */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "STOPPING" | "TIMEOUT" | "TOO_MANY_CONNECTIONS";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly readFeed: {
        readonly parameters: {
            readonly query: {
                readonly department?: string;
                /** @description The feed that the cursor belongs to, from feed.ready or /api/v1/feed; 410 CURSOR_GONE if it is another one */
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FeedPage"];
                };
            };
            /** @description INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description CURSOR_GONE */
            readonly 410: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "CURSOR_GONE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description AUDIT_UNAVAILABLE, DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "AUDIT_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly createLiveTicket: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes a retry safe: for 24 hours, the same key with the same request gets the same answer, with Idempotency-Replayed: true, and nothing is done again. 409 IN_PROGRESS while the first request is being executed; 422 IDEMPOTENCY_KEY_REUSED with another request */
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LiveTicket"];
                };
            };
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description IN_PROGRESS */
            readonly 409: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IN_PROGRESS";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED */
            readonly 422: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            /** @description RATE_LIMITED, TOO_MANY_TICKETS */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED" | "TOO_MANY_TICKETS";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly listMessages: {
        readonly parameters: {
            readonly query: {
                readonly conversation_id?: string;
                /** @description next_cursor of the previous page */
                readonly cursor?: string;
                readonly direction: "inbound" | "outbound" | "all";
                readonly limit: number;
                /** @description E.164 of the other party */
                readonly number?: string;
                readonly status?: string;
                /** @description Whether to count all records that match */
                readonly total: boolean;
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Message"][];
                        readonly next_cursor: string | null;
                        /** @description How many records match; only with total=true */
                        readonly total?: number;
                        /** @description false if more than total match; only with total=true */
                        readonly total_is_exact?: boolean;
                    };
                };
            };
            /** @description INVALID_CURSOR, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_CURSOR" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description AUDIT_UNAVAILABLE, DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "AUDIT_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly sendMessage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes a retry safe: for 24 hours, the same key with the same request gets the same answer, with Idempotency-Replayed: true, and nothing is done again. 409 IN_PROGRESS while the first request is being executed; 422 IDEMPOTENCY_KEY_REUSED with another request */
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewMessage"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 202: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SentMessage"];
                };
            };
            /** @description DIALPAD_REFUSED, EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DIALPAD_REFUSED" | "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY, TOKENS_EXPIRED */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY" | "TOKENS_EXPIRED";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description IN_PROGRESS, NOT_CONNECTED */
            readonly 409: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IN_PROGRESS" | "NOT_CONNECTED";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED */
            readonly 422: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            /** @description DIALPAD_BUSY, RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DIALPAD_BUSY" | "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, DIALPAD_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "DIALPAD_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly listNumbers: {
        readonly parameters: {
            readonly query: {
                /** @description next_cursor of the previous page */
                readonly cursor?: string;
                readonly limit: number;
                /** @description Whether to count all records that match */
                readonly total: boolean;
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Number"][];
                        readonly next_cursor: string | null;
                        /** @description How many records match; only with total=true */
                        readonly total?: number;
                        /** @description false if more than total match; only with total=true */
                        readonly total_is_exact?: boolean;
                    };
                };
            };
            /** @description INVALID_CURSOR, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_CURSOR" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description AUDIT_UNAVAILABLE, DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "AUDIT_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly listOffices: {
        readonly parameters: {
            readonly query: {
                /** @description next_cursor of the previous page */
                readonly cursor?: string;
                readonly limit: number;
                /** @description Whether to count all records that match */
                readonly total: boolean;
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Office"][];
                        readonly next_cursor: string | null;
                        /** @description How many records match; only with total=true */
                        readonly total?: number;
                        /** @description false if more than total match; only with total=true */
                        readonly total_is_exact?: boolean;
                    };
                };
            };
            /** @description INVALID_CURSOR, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_CURSOR" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description AUDIT_UNAVAILABLE, DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "AUDIT_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly listStaff: {
        readonly parameters: {
            readonly query: {
                /** @description next_cursor of the previous page */
                readonly cursor?: string;
                readonly limit: number;
                /** @description Whether to count all records that match */
                readonly total: boolean;
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["StaffMember"][];
                        readonly next_cursor: string | null;
                        /** @description How many records match; only with total=true */
                        readonly total?: number;
                        /** @description false if more than total match; only with total=true */
                        readonly total_is_exact?: boolean;
                    };
                };
            };
            /** @description INVALID_CURSOR, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_CURSOR" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly removeStaff: {
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description LAST_ADMIN */
            readonly 409: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "LAST_ADMIN";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly setStaffRole: {
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
                readonly "application/json": components["schemas"]["StaffRole"];
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description LAST_ADMIN */
            readonly 409: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "LAST_ADMIN";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly endAccountLock: {
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE, MEMBER_ELSEWHERE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE" | "MEMBER_ELSEWHERE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly createPasswordReset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes a retry safe: for 24 hours, the same key with the same request gets the same answer, with Idempotency-Replayed: true, and nothing is done again. 409 IN_PROGRESS while the first request is being executed; 422 IDEMPOTENCY_KEY_REUSED with another request */
                readonly "idempotency-key"?: string;
            };
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PasswordReset"];
                };
            };
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE, MEMBER_ELSEWHERE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE" | "MEMBER_ELSEWHERE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description IN_PROGRESS */
            readonly 409: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IN_PROGRESS";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED */
            readonly 422: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly listInvitations: {
        readonly parameters: {
            readonly query: {
                /** @description next_cursor of the previous page */
                readonly cursor?: string;
                readonly limit: number;
                /** @description Whether to count all records that match */
                readonly total: boolean;
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Invitation"][];
                        readonly next_cursor: string | null;
                        /** @description How many records match; only with total=true */
                        readonly total?: number;
                        /** @description false if more than total match; only with total=true */
                        readonly total_is_exact?: boolean;
                    };
                };
            };
            /** @description INVALID_CURSOR, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_CURSOR" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly createInvitation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes a retry safe: for 24 hours, the same key with the same request gets the same answer, with Idempotency-Replayed: true, and nothing is done again. 409 IN_PROGRESS while the first request is being executed; 422 IDEMPOTENCY_KEY_REUSED with another request */
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewInvitation"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["InvitationLink"];
                };
            };
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description IN_PROGRESS */
            readonly 409: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IN_PROGRESS";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED */
            readonly 422: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getInvitation: {
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly withdrawInvitation: {
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly setPin: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewPin"];
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY, WRONG_PASSWORD */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY" | "WRONG_PASSWORD";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE, PERSON_NEEDED, SIGN_IN_AGAIN */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE" | "PERSON_NEEDED" | "SIGN_IN_AGAIN";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description ACCOUNT_LOCKED */
            readonly 423: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "ACCOUNT_LOCKED";
                    };
                };
            };
            /** @description RATE_LIMITED, TOO_MANY_ATTEMPTS */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED" | "TOO_MANY_ATTEMPTS";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly unlockContent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Pin"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ContentUnlock"];
                };
            };
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE, PERSON_NEEDED, WRONG_PIN */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE" | "PERSON_NEEDED" | "WRONG_PIN";
                    };
                };
            };
            /** @description NO_PIN */
            readonly 409: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NO_PIN";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description PIN_LOCKED */
            readonly 423: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "PIN_LOCKED";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly lockContent: {
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE, PERSON_NEEDED */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE" | "PERSON_NEEDED";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly listUsers: {
        readonly parameters: {
            readonly query: {
                /** @description next_cursor of the previous page */
                readonly cursor?: string;
                readonly limit: number;
                /** @description Whether to count all records that match */
                readonly total: boolean;
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["User"][];
                        readonly next_cursor: string | null;
                        /** @description How many records match; only with total=true */
                        readonly total?: number;
                        /** @description false if more than total match; only with total=true */
                        readonly total_is_exact?: boolean;
                    };
                };
            };
            /** @description INVALID_CURSOR, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_CURSOR" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description AUDIT_UNAVAILABLE, DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "AUDIT_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly popScreen: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes a retry safe: for 24 hours, the same key with the same request gets the same answer, with Idempotency-Replayed: true, and nothing is done again. 409 IN_PROGRESS while the first request is being executed; 422 IDEMPOTENCY_KEY_REUSED with another request */
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly user_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ScreenPop"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 202: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ScreenPopAction"];
                };
            };
            /** @description DIALPAD_REFUSED, EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DIALPAD_REFUSED" | "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY, TOKENS_EXPIRED */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY" | "TOKENS_EXPIRED";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description IN_PROGRESS, NOT_CONNECTED */
            readonly 409: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IN_PROGRESS" | "NOT_CONNECTED";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED */
            readonly 422: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            /** @description DIALPAD_BUSY, RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DIALPAD_BUSY" | "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, DIALPAD_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "DIALPAD_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly listVoicemails: {
        readonly parameters: {
            readonly query: {
                /** @description next_cursor of the previous page */
                readonly cursor?: string;
                readonly limit: number;
                /** @description Whether to count all records that match */
                readonly total: boolean;
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Voicemail"][];
                        readonly next_cursor: string | null;
                        /** @description How many records match; only with total=true */
                        readonly total?: number;
                        /** @description false if more than total match; only with total=true */
                        readonly total_is_exact?: boolean;
                    };
                };
            };
            /** @description INVALID_CURSOR, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_CURSOR" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description AUDIT_UNAVAILABLE, DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "AUDIT_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly listWebhookEndpoints: {
        readonly parameters: {
            readonly query: {
                /** @description next_cursor of the previous page */
                readonly cursor?: string;
                readonly limit: number;
                /** @description Whether to count all records that match */
                readonly total: boolean;
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["WebhookEndpoint"][];
                        readonly next_cursor: string | null;
                        /** @description How many records match; only with total=true */
                        readonly total?: number;
                        /** @description false if more than total match; only with total=true */
                        readonly total_is_exact?: boolean;
                    };
                };
            };
            /** @description INVALID_CURSOR, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_CURSOR" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly createWebhookEndpoint: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes a retry safe: for 24 hours, the same key with the same request gets the same answer, with Idempotency-Replayed: true, and nothing is done again. 409 IN_PROGRESS while the first request is being executed; 422 IDEMPOTENCY_KEY_REUSED with another request */
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewWebhookEndpoint"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                };
            };
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST, PRIVATE_ADDRESS */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST" | "PRIVATE_ADDRESS";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE, PIN_REQUIRED */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE" | "PIN_REQUIRED";
                    };
                };
            };
            /** @description IN_PROGRESS */
            readonly 409: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IN_PROGRESS";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED */
            readonly 422: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getWebhookEndpoint: {
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                };
            };
            /** @description INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly deleteWebhookEndpoint: {
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly updateWebhookEndpoint: {
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
                readonly "application/json": components["schemas"]["WebhookEndpointChange"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST, PRIVATE_ADDRESS */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST" | "PRIVATE_ADDRESS";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE, PIN_REQUIRED */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE" | "PIN_REQUIRED";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly listWebhookDeliveries: {
        readonly parameters: {
            readonly query: {
                /** @description next_cursor of the previous page */
                readonly cursor?: string;
                readonly limit: number;
                readonly status?: "pending" | "delivered" | "failed";
                /** @description Whether to count all records that match */
                readonly total: boolean;
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["WebhookDelivery"][];
                        readonly next_cursor: string | null;
                        /** @description How many records match; only with total=true */
                        readonly total?: number;
                        /** @description false if more than total match; only with total=true */
                        readonly total_is_exact?: boolean;
                    };
                };
            };
            /** @description INVALID_CURSOR, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_CURSOR" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly replayWebhookDelivery: {
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookReplay"];
                };
            };
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly replayWebhookEvents: {
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
                readonly "application/json": components["schemas"]["TimeRange"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookReplay"];
                };
            };
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly rotateWebhookSecret: {
        readonly parameters: {
            readonly query: {
                readonly grace: string;
            };
            readonly header?: {
                /** @description Makes a retry safe: for 24 hours, the same key with the same request gets the same answer, with Idempotency-Replayed: true, and nothing is done again. 409 IN_PROGRESS while the first request is being executed; 422 IDEMPOTENCY_KEY_REUSED with another request */
                readonly "idempotency-key"?: string;
            };
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description IN_PROGRESS */
            readonly 409: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IN_PROGRESS";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED */
            readonly 422: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly testWebhookEndpoint: {
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
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookTest"];
                };
            };
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly RateLimit: components["headers"]["RateLimit"];
                    readonly "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly finishConnecting: {
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
            /** @description ACCESS_DENIED, DIALPAD_REFUSED, INVALID_REQUEST, INVALID_STATE */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "ACCESS_DENIED" | "DIALPAD_REFUSED" | "INVALID_REQUEST" | "INVALID_STATE";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description COMPANY_MISMATCH, OAUTH_NOT_CONFIGURED */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "COMPANY_MISMATCH" | "OAUTH_NOT_CONFIGURED";
                    };
                };
            };
            /** @description DIALPAD_BUSY, RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DIALPAD_BUSY" | "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, DIALPAD_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "DIALPAD_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly connectDialpad: {
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
            /** @description INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description APP_INACTIVE, CONNECT_NOT_ALLOWED, HTTPS_REQUIRED */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "CONNECT_NOT_ALLOWED" | "HTTPS_REQUIRED";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description OAUTH_NOT_CONFIGURED */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "OAUTH_NOT_CONFIGURED";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly useConnectLink: {
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
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED";
                    };
                };
            };
            /** @description LINK_INVALID, NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "LINK_INVALID" | "NOT_FOUND";
                    };
                };
            };
            /** @description OAUTH_NOT_CONFIGURED */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "OAUTH_NOT_CONFIGURED";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly disconnectFromDialpad: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, FOREIGN_ORIGIN, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description NOT_CONNECTED */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_CONNECTED";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly connectDialpadCompatible: {
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
            /** @description INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description APP_INACTIVE, CONNECT_NOT_ALLOWED, HTTPS_REQUIRED */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "CONNECT_NOT_ALLOWED" | "HTTPS_REQUIRED";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description OAUTH_NOT_CONFIGURED */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "OAUTH_NOT_CONFIGURED";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly finishConnectingCompatible: {
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
            /** @description ACCESS_DENIED, DIALPAD_REFUSED, INVALID_REQUEST, INVALID_STATE */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "ACCESS_DENIED" | "DIALPAD_REFUSED" | "INVALID_REQUEST" | "INVALID_STATE";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED";
                    };
                };
            };
            /** @description NOT_FOUND */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "NOT_FOUND";
                    };
                };
            };
            /** @description COMPANY_MISMATCH, OAUTH_NOT_CONFIGURED */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "COMPANY_MISMATCH" | "OAUTH_NOT_CONFIGURED";
                    };
                };
            };
            /** @description DIALPAD_BUSY, RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DIALPAD_BUSY" | "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, DIALPAD_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "DIALPAD_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getHealth: {
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
            /** @description INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description HTTPS_REQUIRED */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "HTTPS_REQUIRED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
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
                    } | (components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "TIMEOUT";
                    });
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getLiveness: {
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
            /** @description INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description HTTPS_REQUIRED */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "HTTPS_REQUIRED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getReadiness: {
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
            /** @description INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description HTTPS_REQUIRED */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "HTTPS_REQUIRED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
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
                    } | (components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "TIMEOUT";
                    });
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getMetrics: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description HTTPS_REQUIRED */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "HTTPS_REQUIRED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getSession: {
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
            /** @description INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description HTTPS_REQUIRED */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "HTTPS_REQUIRED";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly openDemoSession: {
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
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description SIGN_IN_NEEDED */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "SIGN_IN_NEEDED";
                    };
                };
            };
            /** @description FOREIGN_ORIGIN, HTTPS_REQUIRED */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "FOREIGN_ORIGIN" | "HTTPS_REQUIRED";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly closeSession: {
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
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description FOREIGN_ORIGIN, HTTPS_REQUIRED */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "FOREIGN_ORIGIN" | "HTTPS_REQUIRED";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly chooseApp: {
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
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description FOREIGN_ORIGIN, HTTPS_REQUIRED, NOT_A_MEMBER */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "FOREIGN_ORIGIN" | "HTTPS_REQUIRED" | "NOT_A_MEMBER";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly useLink: {
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
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST, WEAK_PASSWORD */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST" | "WEAK_PASSWORD";
                    };
                };
            };
            /** @description WRONG_PASSWORD */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "WRONG_PASSWORD";
                    };
                };
            };
            /** @description FOREIGN_ORIGIN, HTTPS_REQUIRED */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "FOREIGN_ORIGIN" | "HTTPS_REQUIRED";
                    };
                };
            };
            /** @description LINK_INVALID */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "LINK_INVALID";
                    };
                };
            };
            /** @description EMAIL_TAKEN */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMAIL_TAKEN";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description ACCOUNT_LOCKED */
            readonly 423: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "ACCOUNT_LOCKED";
                    };
                };
            };
            /** @description RATE_LIMITED, TOO_MANY_ATTEMPTS */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED" | "TOO_MANY_ATTEMPTS";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly lookUpLink: {
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
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description FOREIGN_ORIGIN, HTTPS_REQUIRED */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "FOREIGN_ORIGIN" | "HTTPS_REQUIRED";
                    };
                };
            };
            /** @description LINK_INVALID */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "LINK_INVALID";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly dismissLockNotice: {
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
            /** @description EMPTY_JSON_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description SIGN_IN_NEEDED */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "SIGN_IN_NEEDED";
                    };
                };
            };
            /** @description FOREIGN_ORIGIN, HTTPS_REQUIRED */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "FOREIGN_ORIGIN" | "HTTPS_REQUIRED";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly getStatus: {
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
            /** @description INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_API_KEY */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_API_KEY";
                    };
                };
            };
            /** @description APP_INACTIVE, HTTPS_REQUIRED, INSUFFICIENT_SCOPE */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "APP_INACTIVE" | "HTTPS_REQUIRED" | "INSUFFICIENT_SCOPE";
                    };
                };
            };
            /** @description RATE_LIMITED */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "RATE_LIMITED";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly receiveEventCompatible: {
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
            /** @description EMPTY_JSON_BODY, INVALID_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_PAYLOAD, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_PAYLOAD" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_SIGNATURE */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_SIGNATURE";
                    };
                };
            };
            /** @description HTTPS_REQUIRED */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "HTTPS_REQUIRED";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, NOT_STORED, OVERLOADED, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "NOT_STORED" | "OVERLOADED" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly receiveEvent: {
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
            /** @description EMPTY_JSON_BODY, INVALID_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_PAYLOAD, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_PAYLOAD" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_SIGNATURE */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_SIGNATURE";
                    };
                };
            };
            /** @description HTTPS_REQUIRED */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "HTTPS_REQUIRED";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, NOT_STORED, OVERLOADED, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "NOT_STORED" | "OVERLOADED" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readonly receiveAppEvent: {
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
            /** @description EMPTY_JSON_BODY, INVALID_BODY, INVALID_CONTENT_LENGTH, INVALID_JSON_BODY, INVALID_PAYLOAD, INVALID_REQUEST */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "EMPTY_JSON_BODY" | "INVALID_BODY" | "INVALID_CONTENT_LENGTH" | "INVALID_JSON_BODY" | "INVALID_PAYLOAD" | "INVALID_REQUEST";
                    };
                };
            };
            /** @description INVALID_SIGNATURE */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_SIGNATURE";
                    };
                };
            };
            /** @description HTTPS_REQUIRED */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "HTTPS_REQUIRED";
                    };
                };
            };
            /** @description BODY_TOO_LARGE */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "BODY_TOO_LARGE";
                    };
                };
            };
            /** @description INVALID_MEDIA_TYPE */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INVALID_MEDIA_TYPE";
                    };
                };
            };
            /** @description INTERNAL_ERROR */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "INTERNAL_ERROR";
                    };
                };
            };
            /** @description DATABASE_UNAVAILABLE, NOT_STORED, OVERLOADED, STARTING, TIMEOUT */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] & {
                        /** @enum {string} */
                        readonly code?: "DATABASE_UNAVAILABLE" | "NOT_STORED" | "OVERLOADED" | "STARTING" | "TIMEOUT";
                    };
                };
            };
            /** @description Any other error */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}
