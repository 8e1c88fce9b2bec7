/** Prints the sessions of the README as they are today. Usage: node conformance/admin-sessions/run.ts */
import { playSessions, SESSIONS } from './play.ts';

const played = await playSessions();
for (const session of SESSIONS)
  console.log(`<!-- session: m2c-admin ${session} -->\n\`\`\`text\n${played[session]}\`\`\`\n`);
