/** The strings of all elements in Brazilian Portuguese. */
import { type Plural, pluralOf } from './plural.ts';

const number = new Intl.NumberFormat('pt-BR');
const plural = pluralOf('pt-BR');

/** A number before what it counts. `many` is the form after whole millions: “1.000.000 de pessoas”. */
const counted =
  (one: string, other: string, many = `de ${other}`) =>
  (count: number): string =>
    plural(count, {
      one: `${number.format(count)} ${one}`,
      many: `${number.format(count)} ${many}`,
      other: (count) => `${number.format(count)} ${other}`,
    });

const countPeople = counted('pessoa', 'pessoas');
const addresses = counted('endereço', 'endereços');
const fileCount = counted('arquivo', 'arquivos');
const news = counted('mensagem nova', 'mensagens novas');
const spacesFound = counted('espaço', 'espaços');

/** Why a user can only read a conversation. */
const ends = {
  removed: 'Alguém removeu você deste espaço.',
  deleted: 'Este espaço foi excluído.',
  archived: 'Este espaço foi arquivado e não recebe mais mensagens.',
};

const opensPage = (host: string) =>
  `A chamada será aberta em uma nova aba em ${host}. Talvez seja preciso fazer login lá.`;

const newRole = {
  admin: 'Agora você tem a função de administrador neste espaço',
  member: 'Agora você tem a função de membro neste espaço',
  guest: 'Agora você tem a função de convidado neste espaço',
};

const invite = {
  invitePeople: 'Convidar pessoas',
  inviteTo: (title: string) => `Convidar pessoas para “${title}”`,
  newSpace: 'Novo espaço',
  close: 'Fechar',
  spaceTitle: 'Título do espaço',
  titleMissing: 'Digite um título para o espaço.',
  people: 'Convidar por nome ou e-mail',
  notFound: (name: string) => `Nenhuma pessoa encontrada para “${name}”. Digite um endereço de e-mail.`,
  peopleMissing: 'Escolha pelo menos uma pessoa ou digite um endereço de e-mail.',
  defaultRole: 'Função',
  roleOf: (person: string) => `Função de ${person}`,
  roles: { admin: 'Administrador', member: 'Membro', guest: 'Convidado' },
  adminWarning:
    'Administradores podem alterar o espaço, remover pessoas e tornar outras pessoas administradoras.',
  outsideWarning: (count: number, domain: string) =>
    `${counted('pessoa não é', 'pessoas não são')(count)} de ${domain}.`,
  andMore: (count: number) =>
    `Mais ${counted('pessoa receberá', 'pessoas receberão')(count)} a função acima.`,
  setTime: 'Definir data e horário',
  date: 'Data',
  time: 'Início',
  zone: 'Fuso horário',
  city: 'Encontrar um fuso horário pela cidade',
  length: 'Duração',
  minutes: counted('minuto', 'minutos'),
  timeMissing: 'Digite uma data e um horário.',
  mailLanguage: 'Idioma do convite',
  note: 'Mensagem pessoal',
  preview: 'Prévia',
  willInvite: counted('pessoa será convidada.', 'pessoas serão convidadas.'),
  sendInvitations: 'Enviar convites',
  createInvitations: 'Criar convites',
  createSpace: 'Criar espaço',
  cancel: 'Cancelar',
  back: 'Voltar',
  confirmTitle: (count: number) => `Convidar ${countPeople(count)}?`,
  confirmText: 'Confira as pessoas e as funções delas. Não é possível cancelar um convite.',
  sending: (done: number, total: number) =>
    `Enviando convites: ${number.format(done)} de ${number.format(total)}`,
  opening: 'Abrindo…',
  result: (sent: number, total: number) =>
    sent < total
      ? `Convites enviados: ${number.format(sent)} de ${number.format(total)}`
      : total === 1
        ? 'Convite enviado'
        : 'Todos os convites foram enviados',
  resultOwn: (made: number, total: number) =>
    made < total
      ? `Convites prontos: ${number.format(made)} de ${number.format(total)}`
      : total === 1
        ? 'Convite pronto'
        : 'Todos os convites estão prontos',
  made: 'Convite pronto',
  mail: { sending: 'Enviando…', failed: 'Não enviado' },
  mailsFailedHint: 'O e-mail não foi enviado. Tente novamente ou compartilhe o link por conta própria.',
  mailsSending: 'Enviando convites…',
  mailsFailed: (failed: number, total: number) =>
    total === 1
      ? 'O convite não foi enviado'
      : `Convites não enviados: ${number.format(failed)} de ${number.format(total)}`,
  created: (title: string) => `O espaço “${title}” foi criado.`,
  outcome: {
    sent: 'Convite enviado',
    'in-space': 'Já está no espaço',
    invalid: 'Endereço ou função inválidos',
    refused: 'Convite não enviado',
    unconfirmed: 'Sem confirmação',
  },
  unconfirmedHint:
    '“Sem confirmação” quer dizer que o serviço não respondeu, mas o convite pode ter sido enviado. Pergunte à pessoa antes de convidá-la de novo.',
  tryAgain: 'Tentar novamente',
  done: 'Concluir',
  link: 'Link do espaço',
  copyLink: 'Copiar link',
  copyServiceLink: 'Copiar link do Avaya Spaces',
  serviceMailHint: 'O link nesses e-mails leva ao Avaya Spaces. O link abaixo leva a este site.',
  joinPageWrong:
    'A página de entrada deste site não está configurada corretamente. Por isso, o link leva ao Avaya Spaces.',
  copyInvitation: 'Copiar convite',
  copied: 'Copiado.',
  notCopied: 'O navegador não permitiu copiar. Selecione o link e copie manualmente.',
  mailProgram: 'Escrever e-mail',
  share: 'Compartilhar…',
  qrCode: 'Código QR',
  qrLabel: (title: string) => `Código QR com o link de “${title}”`,
  calendarFile: 'Arquivo de calendário',
  cancellationFile: 'Cancelamento no calendário',
  fromFile: 'Importar de um arquivo…',
  fileColumn: (name: string) => `Qual coluna de “${name}” contém os endereços?`,
  unnamedColumn: (position: number) => `Coluna ${number.format(position)}`,
  takeAddresses: (count: number) => `Adicionar ${addresses(count)}`,
  fileRoles: (column: string) => `Usar as funções da coluna “${column}”`,
  unknownRoles: (values: string) =>
    `Estas pessoas recebem a função padrão, porque a delas é desconhecida: ${values}`,
  rowsWithout: counted('linha não tem endereço nesta coluna', 'linhas não têm endereço nesta coluna'),
  otherAddresses: counted('endereço está só em outras colunas', 'endereços estão só em outras colunas'),
  fileProblem: {
    empty: (name: string) => `“${name}” não contém endereços de e-mail.`,
    large: (name: string, most: number) =>
      `“${name}” é grande demais. Um arquivo pode conter até ${countPeople(most)}.`,
    unreadable: (name: string) => `Não foi possível ler “${name}”. Tente novamente.`,
  },
  onlyGuests: 'Para este espaço, você só pode convidar pessoas com a função de convidado.',
  marks: { inside: 'Já está no espaço', awaited: 'Já recebeu um convite', outside: 'Externo' },
  insideWarning: counted(
    'pessoa já está no espaço e não receberá convite.',
    'pessoas já estão no espaço e não receberão convite.',
  ),
  awaitedWarning: counted(
    'pessoa já foi convidada e receberá outro convite.',
    'pessoas já foram convidadas e receberão outro convite.',
  ),
  mode: 'O link abre',
  modes: { join: 'A conversa', meet: 'A chamada' },
  waiting: (count: number) => `Convites pendentes: ${number.format(count)}`,
  sendAgain: 'Enviar novamente',
  resend: (person: string) => `Enviar novamente para ${person}`,
  resent: 'Enviado novamente.',
  noRevoke: 'Não é possível cancelar convites. Para impedir o acesso de uma pessoa, remova-a do espaço.',
  signIn: 'Fazer login',
  signInClosed:
    'Parece que a janela de login foi fechada. Se ela ainda estiver aberta, conclua o login nela ou faça login novamente aqui.',
  continueAs: (name: string) => `Continuar como ${name}`,
  barred: {
    'signed-out': 'Faça login para convidar pessoas. Convidados não podem enviar convites.',
    role: 'Você não pode convidar ninguém aqui. Peça a um administrador do espaço.',
  },
};

// The search for people.

const userSearch = {
  findPeople: 'Encontrar pessoas',
  placeholder: 'Nome ou endereço de e-mail',
  people: 'Pessoas',
  chosen: 'Pessoas escolhidas',
  recent: 'Recentes',

  searching: 'Pesquisando…',
  loadingMore: 'Carregando mais…',
  loadMore: 'Carregar mais',
  found: counted('pessoa encontrada', 'pessoas encontradas'),
  andMore: 'role para ver mais',
  someMissing: 'Algumas pessoas podem não aparecer porque parte da pesquisa falhou.',
  noneFound: (text: string) => `Nenhuma pessoa encontrada para “${text}”`,
  noneFoundHint:
    'Você encontra pessoas da sua organização e pessoas que já encontrou em um espaço. Para convidar outras, digite o endereço de e-mail delas.',
  invite: (email: string) => `Convidar ${email}`,
  inviteHint: 'A pessoa entra com um link de convite',
  inviteByEmail: 'Convidar por e-mail',
  signedOut: 'Faça login para encontrar pessoas.',
  notForGuests: 'Convidados não podem procurar pessoas. Para isso, faça login com uma conta.',
  tryAgain: 'Tentar novamente',

  inSpace: 'Já está neste espaço',
  alreadyChosen: 'Pessoa já escolhida',
  noGuestAction: 'Convidados não podem fazer isso',
  noAddress: 'Endereço de e-mail desconhecido',
  notMet: 'Não é da sua organização nem esteve em um espaço com você',
  noAdding: 'Convidados deste espaço não podem adicionar pessoas',
  notAllowed: 'O serviço não permitiu',
  hereNow: 'Aqui agora',

  remove: (name: string) => `Remover ${name}`,
  showMore: (count: number) => `Mostrar mais ${number.format(count)}`,
  picked: (name: string) => `Você escolheu ${name}`,
  removed: (name: string) => `Você removeu ${name}`,
  opening: (name: string) => `Abrindo a conversa com ${name}…`,
  adding: (name: string) => `Adicionando ${name}…`,
  added: (name: string) => `${name} agora está no espaço`,
  noDirect: (name: string) =>
    `Você não pode conversar diretamente com ${name}, só com pessoas da sua organização ou que já encontrou em um espaço.`,
  noAdd: (name: string) => `O serviço não permitiu adicionar ${name} a este espaço.`,
  calling: (name: string) => `A chamada com ${name} será aberta em uma nova aba.`,
  ringing: (name: string) => `Chamando ${name}…`,
  openCall: 'Abrir a chamada',
  role: 'Função no espaço',
  roles: { member: 'Membro', admin: 'Administrador' },

  lookingUp: (done: number, total: number) =>
    `Procurando endereços: ${number.format(done)} de ${number.format(total)}`,
  reportFound: counted('pessoa encontrada', 'pessoas encontradas'),
  reportInSpace: counted('pessoa já está neste espaço', 'pessoas já estão neste espaço'),
  reportUnknown: (count: number) => `${addresses(count)} para convidar por e-mail`,
  reportDuplicates: counted('endereço repetido ignorado', 'endereços repetidos ignorados'),
  reportNames: (count: number, some: string) =>
    `${counted('nome ignorado', 'nomes ignorados')(count)}, porque listas só podem conter endereços de e-mail; pesquise pelo nome: ${some}`,
  reportUnreadable: (count: number, some: string) =>
    `${counted('item não é um endereço de e-mail', 'itens não são endereços de e-mail')(count)}: ${some}`,
  reportUnchecked: counted(
    'endereço não pôde ser verificado e receberá o convite por e-mail',
    'endereços não puderam ser verificados e receberão o convite por e-mail',
  ),
  reportUnread: (rest: string) => `A lista é longa demais. Nada foi adicionado a partir deste ponto: ${rest}`,
  close: 'Fechar',

  required: 'Escolha uma pessoa.',
  unfinished: 'Escolha uma pessoa da lista ou digite um endereço de e-mail completo.',
};

// All other elements.

const hereCount = counted('pessoa está aqui', 'pessoas estão aqui');
const isTyping = (names: string): Plural => ({
  one: `${names} está digitando…`,
  other: () => `${names} estão digitando…`,
});

const failures: Readonly<Record<string, string>> = {
  offline: 'Sem conexão. Verifique sua conexão e tente novamente.',
  unreachable: 'Não é possível acessar o serviço no momento.',
  timeout: 'O serviço demorou demais para responder.',
  'rate-limited': 'Houve solicitações demais. Aguarde um momento e tente novamente.',
  'server-error': 'O serviço está com um problema no momento.',
  'bad-answer': 'O serviço enviou uma resposta que não pôde ser entendida.',
  unauthorized: 'Sua sessão terminou. Faça login ou participe novamente.',
  forbidden: 'Você não tem permissão para fazer isso.',
  'pin-required': 'Este espaço exige um PIN. Ele costuma estar no convite.',
  'not-found': 'Não foi encontrado. Talvez tenha sido excluído.',
  rejected: 'O serviço não aceitou esta solicitação.',
  'server-not-allowed': 'Esta página não tem permissão para usar esse servidor.',
  'bad-configuration':
    'Esta parte da página não está configurada corretamente. Avise o responsável pelo site.',
  'token-unavailable': 'A página não conseguiu fazer seu login. Tente novamente ou recarregue a página.',
  'sign-in-refused': 'O login foi cancelado ou recusado.',
  'sign-in-failed': 'O login não funcionou. Tente novamente.',
};

export const pt = {
  join: {
    joinSpace: (space: string) => `Participar de “${space}”`,
    joinAnySpace: 'Participar da conversa',
    inSpace: (space: string) => `Você está em ${space}`,

    invitedBy: (inviter: string) => `${inviter} convidou você`,
    notVerified: 'Não verificado',
    nameNotVerified: 'O nome deste espaço não foi verificado.',

    yourName: 'Seu nome',
    yourNameHint: 'Todos na conversa veem este nome.',
    nameMissing: 'Digite seu nome.',
    joinAsGuest: 'Participar como convidado',
    joining: 'Entrando…',

    joinedAs: (name: string) => `como ${name}`,
    asGuest: (name: string) => `como ${name} (convidado)`,
    leave: 'Sair',

    tryAgain: 'Tentar novamente',
  },

  exceptions: {
    cannotJoin: 'Ainda não é possível participar',
    back: 'Voltar',
    sessionEnded: 'Sua sessão terminou',
    sessionEndedHint: 'Você ficou fora por muito tempo ou o serviço encerrou a sessão.',
    endHeadings: {
      removed: (space: string) => `Você não está mais em ${space}`,
      deleted: (space: string) => `${space} foi excluído`,
      archived: (space: string) => `${space} está arquivado`,
    },
    ends,
    newRole,
    joinAs: (name: string) => `Participar como ${name}`,
    joinPlain: 'Participar',
    anotherName: 'Usar outro nome',
    pin: 'PIN',
    pinHint: 'Este espaço exige um PIN. Ele costuma estar no convite.',
    pinMissing: 'Digite o PIN.',
    pinWrong: 'Esse PIN não está correto. Confira no convite e tente novamente.',
    continue: 'Continuar',
    joinAgainAs: (name: string) => `Participar novamente como ${name}`,
    joinAgain: 'Participar novamente',
    noGuests: 'Convidados não podem participar aqui. Primeiro, faça login nesta página.',
    callWith: (email: string) => `Chamada com ${email}`,
    roomOf: (email: string) => `Sala de reunião de ${email}`,
    startCall: 'Iniciar chamada',
    joinCall: 'Participar da chamada',
    opensPage,
    noInvite: 'Abra o link do seu convite para participar de uma conversa.',
    nextTry: (seconds: number) => `Próxima tentativa em ${number.format(seconds)} s`,
    checking: 'Verificando o convite…',
    endsAt: (time: string) =>
      `Sua sessão de convidado vai até ${time}. Depois disso, você pode participar novamente; as mensagens continuam aqui.`,
    reasons: {
      'too-long': 'Este link está danificado. Copie-o novamente do convite.',
      'not-a-link': 'Este não é um link de convite. Copie-o novamente do convite.',
      'not-secure': 'Este link não é seguro, por isso não foi aberto.',
      'foreign-host': 'Este link leva a outro site, por isso não foi aberto.',
      'has-credentials': 'Este link contém uma senha, por isso não foi aberto. Peça um novo.',
      'unknown-path': 'Este link não leva a um convite. Copie-o novamente do convite.',
      'bad-id': 'Este link está danificado. Copie-o novamente do convite.',
      'bad-email': 'Este link está danificado. Copie-o novamente do convite.',
      'no-space': 'Este link leva a uma pessoa, não a um espaço do qual você possa participar aqui.',
      'unknown-invite': 'Este convite não existe ou foi cancelado. Peça um novo à pessoa que convidou você.',
      'not-allowed': 'Você não pode participar deste espaço. Fale com a pessoa que convidou você.',
      archived: 'Este espaço está arquivado, e não é mais possível participar dele.',
    },
  },

  account: {
    signIn: 'Fazer login',
    with: (provider: string) => `Fazer login com ${provider}`,
    waiting: 'Faça login na janela que foi aberta.',
    waitingHint: 'Esta página continua automaticamente. Se você fechou a janela, abra-a novamente.',
    openAgain: 'Abrir novamente',
    closed: 'Parece que a janela de login foi fechada.',
    closedHint: 'Se ela ainda estiver aberta, conclua o login nela. Esta página continua automaticamente.',
    signInAgain: 'Fazer login novamente',
    cancel: 'Cancelar',
    signOut: 'Sair da conta',
    another: 'Usar outra conta',
    guestInstead: 'Participar como convidado',
    wrong: 'Este convite é para outra conta',
    wrongHint: (account: string) => `Você fez login como ${account}; este convite não é para esta conta.`,
    unclearHint: (account: string) =>
      `Você fez login como ${account}. O serviço não informou por que esta conta não pode participar: o convite é para outra conta ou o espaço exige um PIN.`,
    pinHint: 'Se o seu convite veio com um PIN, digite-o aqui.',
    asGuest: 'Continuar como convidado',
    signUp: 'Criar conta',
    lastUsed: 'Usado por último',
    known: (account: string) => `Você fez login como ${account}.`,
    haveAccount: 'Você está aqui como convidado. O convite foi para a sua conta?',
    goesOn: 'Você continua na conversa, e suas próximas mensagens são enviadas com este nome.',
    goOnAs: (name: string) => `Continuar como ${name}`,
    stay: 'Ficar como convidado',
    stillHere: (name: string) => `Você continua aqui como ${name}.`,
  },

  direct: {
    here: 'Aqui agora',
    away: 'Não está aqui no momento',
    noPerson: 'Pessoa não encontrada',
    noPersonHint:
      'Não há nenhuma conta com este endereço com a qual você possa falar. Convide a pessoa por e-mail.',
    noDirect: 'Não é possível ter uma conversa direta',
    noDirectHint:
      'Você pode conversar diretamente com pessoas da sua organização, com pessoas que estão em um espaço com você e com convidados enquanto vocês estiverem no mesmo espaço.',
    tryAgain: 'Tentar novamente',
  },
  launcher: {
    chat: 'Chat',
    close: 'Fechar',
    tryAgain: 'Tentar novamente',
    back: 'Todas as conversas',
    unread: (label: string, count: number) => `${label}, ${news(count)}`,
  },
  problems: {
    polling: 'Sem conexão em tempo real. Novas mensagens aparecem em até 30 segundos.',
    nextTry: (seconds: number) => `Próxima tentativa em ${number.format(seconds)} s`,
    expired: 'Sua sessão terminou. Participe novamente para continuar a conversa.',
    ends,
    notFound: 'Este espaço não existe',
    notFoundHint: 'Talvez ele tenha sido excluído ou o link esteja incompleto.',
    notAllowed: 'Você não tem acesso a este espaço',
    notAllowedHint: 'Peça um convite a um membro do espaço.',
    pin: 'Este espaço exige um PIN',
    pinHint: 'Participe com o PIN para ver a conversa.',
    showMembers: (here: string, names: string) => `${here}: ${names}. Mostrar membros`,
    andMore: (count: number) => `e mais ${number.format(count)}`,
    menu: 'Menu',
  },
  menu: {
    moreActions: 'Mais ações',
    copy: 'Copiar',
    quote: 'Citar',
    toQuoted: 'Ir para a mensagem citada',
    editing: 'Editar mensagem',
    save: 'Salvar',
    cancel: 'Cancelar',
    askDelete: 'Excluir esta mensagem?',
    keep: 'Manter',
  },
  writing: {
    people: 'Pessoas para mencionar',
    found: countPeople,
    mentionedYou: (name: string, words: string) => `${name} mencionou você: ${words}`,
    messageEdited: 'Mensagem editada',
    messageDeleted: 'Mensagem excluída',
    messagesChanged: (count: number) => `${number.format(count)} mensagens alteradas`,
    format: 'Formatar texto',
    bold: 'Negrito',
    italic: 'Itálico',
    code: 'Código',
    list: 'Lista',
    quote: 'Citação',
    link: 'Link',
    emoji: 'Emoji',
    pastedPart: 'O texto é longo demais. Só a primeira parte foi colada.',
  },
  files: {
    picked: 'Arquivos para enviar',
    limits: (count: number, size: string) => `Até ${fileCount(count)}, de ${size} cada.`,
    guest: 'O serviço talvez não aceite arquivos de convidados.',
    denied: 'Sua organização não permite arquivos em mensagens.',
    tooLarge: (name: string, size: string) =>
      `\u2068${name}\u2069 é grande demais. Um arquivo pode ter até ${size}.`,
    tooMany: (count: number) =>
      `Uma mensagem pode ter até ${fileCount(count)}. Os outros não foram adicionados.`,
    remove: (name: string) => `Remover \u2068${name}\u2069`,
    uploading: 'Enviando',
    cancel: 'Cancelar',
    download: 'Baixar',
    loading: 'Carregando…',
  },
  chat: {
    message: 'Mensagem',
    placeholder: 'Escreva uma mensagem',
    send: 'Enviar',
    attach: 'Anexar arquivos',
    tooLong: (length: string, limit: string) =>
      `Este texto tem ${length} caracteres. Uma mensagem pode ter ${limit}.`,
    conversation: 'Conversa',
    you: 'Você',
    guest: 'Convidado',
    unnamedPerson: 'Alguém',
    peopleHere: (count: number) => (count === 1 ? 'Só você está aqui' : hereCount(count)),
    typing: (names: string, count: number) => plural(count, isTyping(names)),
    manyTyping: 'Várias pessoas estão digitando…',
    sending: 'Enviando…',
    queued: 'Aguardando envio',
    held: 'Aguardando a mensagem acima',
    unconfirmed: 'Talvez não tenha sido enviada',
    failed: 'Não enviada',
    reasons: {
      'not-allowed': 'Você não pode escrever aqui.',
      'not-accepted': 'O serviço não aceita esta mensagem.',
      'no-answer': 'O serviço não respondeu.',
      'file-lost': 'Um arquivo não está mais neste dispositivo.',
    },
    retry: 'Reenviar',
    edit: 'Editar',
    delete: 'Excluir',
    deleted: 'Esta mensagem foi excluída',
    edited: 'editada',
    showMore: 'Mostrar mais',
    showLess: 'Mostrar menos',
    restNotShown: 'O restante não é mostrado.',
    newMessages: news,
    toEnd: 'Ir para a mensagem mais recente',
    today: 'Hoje',
    yesterday: 'Ontem',
    unread: 'Novas',
    loadOlder: 'Carregar mensagens anteriores',
    loadingOlder: 'Carregando mensagens anteriores…',
    olderFailed: 'Não foi possível carregar as mensagens anteriores.',
    historyDenied: 'As mensagens anteriores não são mostradas a convidados',
    gap: 'Podem faltar mensagens aqui',
    changesMissing: 'Podem faltar edições e exclusões',
    messageTooLong: 'Esta mensagem é longa demais para ser mostrada',
    newName: (name: string) => `A partir daqui, você escreve como ${name}`,
    connecting: 'Conectando…',
    catchingUp: 'Atualizando…',
    waiting: 'Sem conexão. Suas mensagens serão enviadas mais tarde.',
    tryNow: 'Tentar agora',
    tryAgain: 'Tentar novamente',
    stopped: 'Esta conversa não está conectada.',
    newRole,
    noSpace: 'Escolha uma conversa',
    noSpaceHint: 'As mensagens aparecem aqui quando você escolhe um espaço ou participa de um.',
    signedOut: 'Você não fez login',
    signedOutHint: 'Participe do espaço para ler e escrever.',
    quiet: 'Ainda não há mensagens',
    quietHint: 'Escreva a primeira.',
  },

  invite,

  userSearch,

  list: {
    yourSpaces: 'Seus espaços',
    search: 'Pesquisar nos seus espaços',
    searchPeople: 'Pesquisar espaços e pessoas',
    show: 'Mostrar',
    all: 'Tudo',
    groups: 'Espaços',
    direct: 'Diretas',
    pinned: 'Fixados',
    pin: (title: string) => `Fixar ${title}`,
    unpin: (title: string) => `Desafixar ${title}`,
    wasPinned: (title: string) => `Você fixou ${title}.`,
    wasUnpinned: (title: string) => `Você desafixou ${title}.`,
    isDirect: 'conversa direta',
    isPinned: 'item fixado',
    isUnread: 'com mensagens não lidas',
    isMuted: 'sem notificações',
    unread: counted('não lida', 'não lidas', 'não lidas'),
    you: (text: string) => `Você: ${text}`,
    untitled: 'Espaço sem título',
    unnamed: 'Pessoa sem nome',
    loading: 'Carregando seus espaços…',
    searching: 'Pesquisando…',
    found: (count: number, more: boolean) => `${spacesFound(count)}${more ? ' ou mais' : ''}`,
    loadingMore: 'Carregando mais…',
    moreFailed: 'Não foi possível carregar mais espaços.',
    outOfDate: 'Esta lista pode estar desatualizada.',
    tryAgain: 'Tentar novamente',
    nextTry: (seconds: number) => `Próxima tentativa em ${number.format(seconds)} s`,
    noSpaces: 'Ainda não há espaços',
    noSpacesHint: 'Os espaços de que você participa e as pessoas com quem conversa aparecem aqui.',
    nothingFound: 'Nada encontrado',
    nothingFoundHint: 'Tente outra palavra.',
    nothingOfKindHint: 'Tente outra palavra ou escolha “Tudo”.',
    signedOut: 'Você não fez login',
    signedOutHint: 'Faça login para ver seus espaços.',
    guest: 'Convidados não têm uma lista de espaços',
    guestHint: 'Faça login com uma conta para ver seus espaços aqui.',
    expired: 'Sua sessão terminou',
    expiredHint: 'Faça login novamente para ver seus espaços.',
  },

  notices: {
    notices: 'Notificações',
    desktop: 'Mostrar novas mensagens na área de trabalho',
    sound: 'Tocar um som ao receber novas mensagens',
    denied:
      'O navegador bloqueia as notificações deste site. Permita-as nas configurações do navegador para este site e tente novamente aqui.',
  },

  call: {
    call: 'Chamada',
    liveNow: 'Ao vivo agora',
    people: countPeople,
    who: (names: readonly string[], more: number) =>
      more > 0 ? `${names.join(', ')} e mais ${number.format(more)}` : names.join(', '),
    noOne: 'Não há ninguém na chamada',
    recorded: 'Gravação em andamento',
    directCall: 'Chamada direta',
    joinCall: 'Participar da chamada',
    startCall: 'Iniciar chamada',
    opensPage,
    openPage: (host: string) => `Abrir a chamada em ${host}`,
    joining: 'Entrando na chamada…',
    reconnecting: 'A conexão da chamada caiu. Reconectando…',
    inCall: 'Você está na chamada',
    calling: (name: string) => `Chamando ${name}…`,
    incoming: (name: string) => `${name} está chamando`,
    accept: 'Aceitar',
    decline: 'Recusar',
    cancel: 'Cancelar',
    leave: 'Sair da chamada',
    dialIn: 'Participar por telefone',
    close: 'Fechar',
    tryAgain: 'Tentar novamente',
    ends: {
      left: 'Você saiu da chamada.',
      'ended-by-host': 'Um anfitrião encerrou a chamada.',
      'meeting-ended': 'A chamada terminou.',
      removed: 'Você não está mais neste espaço, por isso saiu da chamada.',
      declined: 'A chamada foi recusada.',
      cancelled: 'A chamada foi cancelada.',
      busy: 'Esta pessoa está em outra chamada.',
      'no-answer': 'A chamada não foi atendida.',
      'not-reachable': 'Não é possível falar com esta pessoa agora.',
      'answered-elsewhere': 'A chamada foi atendida ou recusada em outra aba ou em outro dispositivo.',
    },
    noSpace: 'Participe de um espaço para ver as chamadas dele.',
    noAddress: 'Não é possível abrir a chamada porque o endereço de e-mail desta pessoa não é conhecido.',
    refusals: {
      'no-person': 'Não há nenhuma conta com este endereço para a qual você possa ligar.',
      'no-direct':
        'Você só pode ligar para pessoas da sua organização, pessoas que estão em um espaço com você e convidados que estão agora no mesmo espaço.',
    },
    unnamed: 'Pessoa sem nome',
    started: 'Uma chamada começou.',
    over: 'A chamada terminou.',
    joined: (names: readonly string[], count: number) =>
      count > names.length
        ? counted('pessoa entrou na chamada.', 'pessoas entraram na chamada.')(count)
        : `${names.join(', ')} ${count === 1 ? 'entrou' : 'entraram'} na chamada.`,
    left: (names: readonly string[], count: number) =>
      count > names.length
        ? counted('pessoa saiu da chamada.', 'pessoas saíram da chamada.')(count)
        : `${names.join(', ')} ${count === 1 ? 'saiu' : 'saíram'} da chamada.`,
  },

  failures,
  /** The sentence that explains a failure, with the way to correct the setting that caused it. */
  tell: ({ code, setting, origin }: { code: string; setting?: string; origin?: string | undefined }) => {
    if (!setting) return failures[code];
    const rule = setting.endsWith('server')
      ? 'deve ser uma origem com https'
      : 'deve ter a origem desta página';
    return `${failures[code]} \`${setting}\`: ${origin ? `adicione ${origin} a <meta name="spaces-servers">` : rule}.`;
  },
};
