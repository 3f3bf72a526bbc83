// The program of the container: what `npm start` runs, bundled into one file (scripts/build-host.ts).
import { main } from './main'

void main(process.argv.slice(2), process.env, __dirname)
