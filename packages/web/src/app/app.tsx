import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { createQueryClient, watchSession } from './query-client.ts'
import { createAppRouter } from './routes.tsx'
import { theme } from './theme.ts'

export function App() {
  const [client] = useState(createQueryClient)
  const [router] = useState(() => createAppRouter(client))
  useEffect(() => watchSession(client), [client])
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  )
}
