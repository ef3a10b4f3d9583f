import {build,transform} from 'esbuild'; import {brotliCompressSync,constants} from 'node:zlib'; import {readFileSync} from 'fs';
for (const tag of ['join','chat','list']) {
 const r=await build({entryPoints:[`src/define/spaces-${tag}.ts`],bundle:true,minify:true,write:false,format:'esm',target:'es2022',legalComments:'none',define:{'process.env.NODE_ENV':'"production"'},logLevel:'error',tsconfig:'tsconfig.json',plugins:[{name:'x',setup({onResolve,onLoad}){
 onLoad({filter:/\.ts$/},async({path})=>{let c=readFileSync(path,'utf8'); if(/styles\.ts$/.test(path)){for(const m of [...c.matchAll(/(?<=css`)[^`]*(?=`)/g)].reverse()){const {code}=await transform(m[0],{loader:'css',minify:true}); c=c.slice(0,m.index)+code.trim().replace(/(--[\w-]+): /g,'$1:').replace(/, /g,',')+c.slice(m.index+m[0].length)}} else if(/src\/(elements|ui)/.test(path)) c=c.replace(/\n\s+/g,m=>'\n'); return {contents:c,loader:'ts'}});
 onResolve({filter:/./},({kind,path})=>kind==='dynamic-import'?{path,external:true}:undefined)}}]});
 console.log(tag,brotliCompressSync(r.outputFiles[0].contents,{params:{[constants.BROTLI_PARAM_QUALITY]:11}}).length);
}
