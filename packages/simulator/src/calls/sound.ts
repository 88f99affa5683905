const SAMPLES_PER_SECOND = 8_000
const WAV_HEADER_BYTES = 44

/** A WAV of that length (ms): two tones that take turns, as if two people spoke. 8 kHz, 8 bit, mono. */
export function toneWav(duration: number, seed: number): Buffer {
  const samples = Math.round((duration / 1_000) * SAMPLES_PER_SECOND)
  const wav = Buffer.alloc(WAV_HEADER_BYTES + samples, 128)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(wav.length - 8, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(SAMPLES_PER_SECOND, 24)
  wav.writeUInt32LE(SAMPLES_PER_SECOND, 28)
  wav.writeUInt16LE(1, 32)
  wav.writeUInt16LE(8, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(samples, 40)
  const voices = [180 + (seed % 60), 110 + (seed % 40)] as const
  for (let index = 0; index < samples; index++) {
    const second = index / SAMPLES_PER_SECOND
    const voice = voices[Math.floor(second / 3) % 2 === 0 ? 0 : 1]
    // Syllables: the tone swells and fades some times a second.
    const loudness = 40 * Math.abs(Math.sin(second * Math.PI * 2.5))
    wav[WAV_HEADER_BYTES + index] = 128 + Math.round(loudness * Math.sin(2 * Math.PI * voice * second))
  }
  return wav
}

/** MPEG 1 layer III, 32 kbit/s, 44.1 kHz, mono: such a frame is so long, in bytes, and lasts 1152 samples. */
const FRAME_BYTES = 104
const FRAME_MS = (1_152 / 44_100) * 1_000
const FRAME_HEADER = Buffer.from('fffb10c4', 'hex')

/** An MP3 of that length (ms) in which nobody says anything. */
export function silentMp3(duration: number): Buffer {
  const frame = Buffer.alloc(FRAME_BYTES)
  FRAME_HEADER.copy(frame)
  return Buffer.concat(Array.from({ length: Math.ceil(duration / FRAME_MS) }, () => frame))
}
