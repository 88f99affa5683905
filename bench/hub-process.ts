import { startHub } from '../packages/hub/src/hub.ts'
import { benchOptions } from './hub-options.ts'

/** The hub as `npm start` runs it, in a process of its own: `node hub-process.ts <owner's url> <hub's url> <port> <shared secret>`. */
const [ownerUrl = '', hubUrl = '', port, secret = ''] = process.argv.slice(2)
const hub = await startHub(benchOptions(ownerUrl, hubUrl, Number(port), secret))
process.send?.(hub.firstApp.apiKey)
// Ends by itself, not killed: only then does Node write its CPU profile.
process.once('disconnect', () => hub.stop().finally(() => process.exit(0)))
