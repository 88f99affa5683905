import { colorsTuple, createTheme } from '@mantine/core'

/** Mantine's part of the look; theme.css has the colours, both Mantine's variables and ours. */
export const theme = createTheme({
  primaryColor: 'petrol',
  colors: { petrol: colorsTuple('#11626b') },
  cursorType: 'pointer',
})
