/** The strings of the panels of a conversation in Brazilian Portuguese. Loads with the first one. */
import { pluralOf } from './plural.ts';

const number = new Intl.NumberFormat('pt-BR');
const plural = pluralOf('pt-BR');

/** A number before what it counts. */
const counted = (count: number, one: string, other: string): string =>
  plural(count, {
    one: `${number.format(count)} ${one}`,
    many: `${number.format(count)} de ${other}`,
    other: (count) => `${number.format(count)} ${other}`,
  });

export const ptPanels = {
  panels: {
    titles: {
      people: 'Membros',
      search: 'Pesquisar mensagens',
      files: 'Arquivos',
      posts: 'Publicações e tarefas',
    },
    close: 'Fechar',
    back: 'Voltar para a conversa',
    loading: 'Carregando…',
    tryAgain: 'Tentar novamente',
    more: 'Mostrar mais',
    moreFailed: 'Não foi possível carregar mais itens.',
    cancel: 'Cancelar',

    filter: 'Encontrar um membro',
    roles: { admin: 'Administrador', member: 'Membro', guest: 'Convidado' },
    presence: { here: 'Aqui agora', 'in-call': 'Na chamada', away: 'Não está aqui' },
    notHere: (text: string) => `Não há ninguém com o nome “${text}” aqui.`,
    loadingMembers: (count: number) =>
      counted(count, 'membro carregado até agora…', 'membros carregados até agora…'),
    denied: 'O serviço não mostra todos os membros a você. Estas pessoas estão aqui agora.',
    tooMany: 'Este espaço tem mais membros do que é possível mostrar aqui.',
    actionsFor: (name: string) => `Ações para ${name}`,
    write: 'Escrever uma mensagem direta',
    makeAdmin: 'Tornar administrador',
    makeMember: 'Tornar membro',
    remove: 'Remover do espaço',
    askRemove: (name: string) => `Remover ${name} deste espaço?`,
    removed: (name: string) => `Você removeu ${name} do espaço`,
    roleChanged: (name: string, role: string) => `Nova função de ${name}: ${role}`,
    notPossible: 'O serviço não permite isso.',
    talkInList: (name: string) => `Sua conversa com ${name} está na sua lista de espaços.`,

    hint: 'Digite pelo menos dois caracteres.',
    noMatch: (text: string) => `Nenhuma mensagem contém “${text}”.`,
    found: (count: number, hasMore: boolean) =>
      `${counted(count, 'mensagem', 'mensagens')}${hasMore ? ' ou mais' : ''}`,
    attachment: 'Arquivo',
    messageMissing: 'Não foi possível encontrar esta mensagem na conversa.',
    showMessage: 'Mostrar na conversa',

    noFiles: 'Ninguém enviou um arquivo ainda.',

    kinds: { idea: 'Publicações', task: 'Tarefas' },
    none: {
      idea: 'Não há publicações neste espaço.',
      task: 'Não há tarefas neste espaço.',
    },
    done: 'Concluída',
    open: 'Aberta',
    due: (date: string) => `Prazo: ${date}`,
    assigned: (names: string) => `Para ${names}`,
    someone: 'Alguém',
    comments: (count: number) => (count === 0 ? 'Comentários' : counted(count, 'comentário', 'comentários')),
    noComments: 'Nenhum comentário',
  },
};
