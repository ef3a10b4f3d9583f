/** The script of the page "Service check". */
import '../src/service-check.ts';
